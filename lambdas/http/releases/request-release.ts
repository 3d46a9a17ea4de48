import type { ReleaseRequest } from "../../contract/release.ts";
import type { Release } from "../../contract/release-record.ts";
import { releaseContext } from "../../domain/releases/context/release-context.ts";
import { newRelease } from "../../domain/releases/lifecycle/new-release.ts";
import { parseTraceparent } from "../../domain/releases/trace/traceparent.ts";
import { queueNext } from "../../pipeline/releases/queue-next.ts";
import { putRelease } from "../../store/releases/releases.ts";
import type { ApiContext } from "../api-context.ts";
import { answerOnce } from "../idempotent.ts";
import { wrongFields } from "../problem.ts";
import type { Asked } from "../route.ts";
import { refuseUnreviewed } from "./refuse-unreviewed.ts";

/** Take a release in and queue its first step. 400 with every field that no package can be made for. */
export async function requestRelease(context: ApiContext, { body, caller, header }: Asked<unknown, ReleaseRequest>): Promise<Response> {
  const understood = releaseContext(body);
  if ("problems" in understood) throw wrongFields(understood.problems);
  return answerOnce<Release>(context, {
    caller,
    key: header("idempotency-key"),
    request: { kind: "release", request: body },
    status: 202,
    location: ({ id }) => `releases/${id}`,
    make: async (at, also) => {
      await refuseUnreviewed(context, understood.context);
      const parent = parseTraceparent(header("traceparent"));
      const made = newRelease({ id: context.newId(at), context: understood.context, requestedBy: caller.name, at, parent });
      const outcome = await putRelease(context.stores.releases, { before: null, ...made, also: also(made.after) });
      if (outcome === "changed") return "taken";
      await queueNext(context, made.after);
      return made.after;
    },
  });
}
