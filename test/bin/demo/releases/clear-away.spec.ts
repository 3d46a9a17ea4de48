import { expect, it } from "vitest";
import { Refused } from "../../../../bin/demo/call.ts";
import { clearAway } from "../../../../bin/demo/releases/clear-away.ts";
import { SERVICE, versionOf } from "../../../../bin/demo/releases/example.ts";
import type { Incident } from "../../../../lambdas/contract/incident.ts";
import type { ReleaseStatus } from "../../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { rowOf } from "../../../../lambdas/domain/releases/view/row.ts";
import { aFullIncident } from "../../../domain/incidents/factories.ts";
import { aRelease } from "../../../web/support/release-factories.ts";
import { aReleaseApi } from "./a-release-api.ts";

const OURS = versionOf("2.1.0", new Date("2026-11-21T10:00:00Z"));
const release = (id: string, status: ReleaseStatus, version = OURS): ReleaseDetail =>
  aRelease({ id, status, request: { name: SERVICE, version } });
const incident = (id: string, overrides: Partial<Incident> = {}): Incident =>
  aFullIncident({ id, clusterId: null, service: SERVICE, releaseId: "done", status: "open", ...overrides });

/** A system with these; what is cancelled ends, unless it is refused first as often as said. */
function aSystem(releases: readonly ReleaseDetail[], incidents: readonly Incident[] = [], refusals = 0) {
  const done: string[] = [];
  const known = new Map(releases.map((one) => [one.id, one]));
  const read = async (id: string): Promise<ReleaseDetail> => known.get(id) ?? release("none", "failed");
  let left = refusals;
  const author = aReleaseApi({
    releases: async () => [...known.values()].map(rowOf),
    release: read,
    act: async (id, action) => {
      if (left-- > 0) throw new Refused(`/releases/${id}/cancel`, { status: 409, code: "changed_meanwhile", said: "look again" });
      done.push(`${action} ${id}`);
      const ended = aRelease({ id, status: "cancelled", request: { name: SERVICE, version: OURS } });
      known.set(id, ended);
      return { ...ended, checkRuns: [] };
    },
    incidents: async () => incidents,
    changeIncident: async (id, { status }) => {
      done.push(`${status} ${id}`);
      return incident(id, { status });
    },
  });
  return { demo: { author, tell: () => {} }, done };
}

it("tells its own versions from all others, and the plays apart", () => {
  expect(OURS).toBe("2.1.0-demo.20261121t100000");
  expect(versionOf("2.1.0", new Date("2026-11-21T10:00:01Z"))).not.toBe(OURS);
});

it("cancels the demo's releases that are under way, and nobody else's", async () => {
  const theirs = release("theirs", "awaiting_review", "2.1.0");
  const { demo, done } = aSystem([
    release("halted", "halted"),
    release("review", "awaiting_review"),
    release("approved", "approved"),
    theirs,
  ]);

  await clearAway(demo);

  expect(done).toEqual(["cancel halted", "cancel review"]);
});

it("looks again where a release moved at that moment", async () => {
  const { demo, done } = aSystem([release("halted", "halted")], [], 2);

  await clearAway(demo);

  expect(done).toEqual(["cancel halted"]);
});

it("resolves the open incidents of the demo's releases only", async () => {
  const incidents = [
    incident("ours"),
    incident("worked-on", { status: "mitigating" }),
    incident("of-ci", { service: null, releaseId: null }),
    incident("theirs", { releaseId: "theirs" }),
    incident("by-deployment", { releaseId: null }),
  ];
  const { demo, done } = aSystem([release("done", "rolled_back"), release("theirs", "rolled_back", "2.1.0")], incidents);

  await clearAway(demo);

  expect(done).toEqual(["resolved ours"]);
});
