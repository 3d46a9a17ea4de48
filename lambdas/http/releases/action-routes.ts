import type * as z from "zod";
import { Approval, ReasonedAction, ReleaseNote } from "../../contract/release-action.ts";
import { Release } from "../../contract/release-record.ts";
import type { ApiContext } from "../api-context.ts";
import type { ProblemCode } from "../problem.ts";
import { type Asked, json, type Route, route } from "../route.ts";
import { cancel, promote, rollBack } from "./move.ts";
import { approve, reject } from "./review.ts";

type Act<B> = {
  readonly name: string;
  readonly summary: string;
  readonly body: z.ZodType<B>;
  readonly problems: readonly ProblemCode[];
  readonly act: (context: ApiContext, asked: Asked<unknown, B>) => Promise<Release>;
};

const action = <B>(context: ApiContext, { name, summary, body, problems, act }: Act<B>): Route =>
  route<unknown, B>({
    method: "POST",
    path: `/releases/{id}/${name}`,
    tag: "Releases",
    summary,
    scope: "write",
    body,
    answers: { status: 200, schema: Release, description: "The release as it is now" },
    problems: ["release_not_found", "release_state", "changed_meanwhile", ...problems],
    serve: async (asked) => json(await act(context, asked)),
  });

export const actionRoutes = (context: ApiContext): Route[] => [
  action(context, {
    name: "promote",
    summary: "Begin with the first environment, or have a halted verification begin anew",
    body: ReleaseNote,
    problems: ["environment_occupied", "evidence_against"],
    act: promote,
  }),
  action(context, {
    name: "approve",
    summary: "Let a release go to its last environment",
    body: Approval,
    problems: ["self_approval", "review_expired", "environment_occupied", "evidence_against"],
    act: approve,
  }),
  action(context, {
    name: "reject",
    summary: "Keep a release from its last environment",
    body: ReasonedAction,
    problems: ["review_expired"],
    act: reject,
  }),
  action(context, {
    name: "rollback",
    summary: "Take a release back to the last verified one",
    body: ReasonedAction,
    problems: ["nothing_to_return_to", "environment_occupied"],
    act: rollBack,
  }),
  action(context, { name: "cancel", summary: "Give a release up", body: ReleaseNote, problems: [], act: cancel }),
];
