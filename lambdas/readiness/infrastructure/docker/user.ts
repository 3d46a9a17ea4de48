import { whereIs, wordsOf } from "./dockerfile.ts";
import { dockerfileCheck } from "./dockerfile-check.ts";

/** Kubernetes can tell of a number that it is not root, not of a name. */
export const user = dockerfileCheck({
  id: "dockerfile-user",
  title: "The image runs as a user that is not root, by number",
  weight: 1,
  critical: true,
  evidence: "the last USER of the last stage is a number other than 0",
  problems: ({ stages }) => {
    const last = stages.at(-1)?.instructions.findLast((one) => one.getKeyword() === "USER");
    if (last === undefined) return ["Dockerfile: the last stage has no USER"];
    const [name = ""] = wordsOf(last)[0]?.split(":") ?? [];
    return /^[1-9]\d*$/.test(name) ? [] : [`${whereIs(last)} ${name || "(none)"} is no number other than 0`];
  },
});
