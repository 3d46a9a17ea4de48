import { REQUIREMENTS, requirementsCheck } from "./read-requirements.ts";

/** Later files trace to these ids, so one that is there twice, or out of its story, traces to nothing certain. */
export const requirementsIds = requirementsCheck(
  { id: "requirements-ids", title: "Each story and criterion has an id of its own", weight: 1, critical: false },
  ({ stories, where }) => {
    const ids = stories.flatMap(({ id, criteria }) => [id, ...criteria.map((one) => one.id)]);
    const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))].map(
      (id) => `${REQUIREMENTS}: ${id === "" ? "an empty id" : id} is there twice`,
    );
    const strange = stories.flatMap(({ id, criteria }, story) =>
      criteria.flatMap((one, at) =>
        one.id.startsWith(`AC-${id.slice("US-".length)}.`)
          ? []
          : [`${where(["stories", story, "criteria", at])}: ${one.id} is in story ${id}`],
      ),
    );
    return { problems: [...twice, ...strange], evidence: `${stories.length} stories, ${ids.length - stories.length} criteria` };
  },
);
