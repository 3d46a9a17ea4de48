import { AREAS } from "../../../lambdas/contract/release.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { exampleRequest } from "./example.ts";
import { followRelease } from "./follow-release.ts";
import { type ReleaseDemo, tellLinks } from "./release-demo.ts";
import { Unlike } from "./unlike.ts";

/** Has a package of the example made, checked and approved. */
export async function makeRelease(demo: ReleaseDemo, version: string): Promise<ReleaseDetail> {
  const { id } = await demo.author.request(exampleRequest(version));
  demo.tell(`POST /releases: ${id}`);
  tellLinks(demo, id);
  const release = await followRelease(demo, id, { to: "approved", told: 0 });
  if (release.chain.some(({ status }) => status !== "done")) {
    const seen = release.chain.map(({ step, status }) => `${step} ${status}`).join(", ");
    throw new Unlike("the chain", "four steps that are done", seen);
  }
  tellReadiness(demo, release);
  return release;
}

/** Tells the gate's scores, and what they were counted from. */
export function tellReadiness({ tell }: Pick<ReleaseDemo, "tell">, { gate, readiness, artifacts }: ReleaseDetail): void {
  if (!gate || !readiness) throw new Unlike("the gate", "a decision", "none");
  const checks = readiness.checks.filter(({ result }) => result !== "not-applicable");
  const passed = checks.filter(({ result }) => result === "pass").length;
  const scores = AREAS.map((area) => `${area} ${gate.scores[area] ?? "no score"}`).join(", ");
  tell(
    `  ${artifacts.length} files; ${passed} of ${checks.length} checks that apply passed, ${checks.filter(({ critical }) => critical).length} of them critical`,
  );
  tell(`  ${gate.decision}, ${gate.ready}: ${scores}; overall ${gate.overall}, thresholds ${gate.thresholdsVersion}`);
}
