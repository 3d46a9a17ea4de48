import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { followRelease } from "./follow-release.ts";
import { makeRelease, tellReadiness } from "./make-release.ts";
import type { ReleaseDemo } from "./release-demo.ts";
import { expectLike, expectThere, Unlike } from "./unlike.ts";

const PATH = "k8s/production/deployment.yaml";
const RIGHT = "livenessProbe:";
const WRONG = "livenesProbe:";

/** Puts a manifest with a misspelt field in the place of the generated one, which the gate blocks, then a right one of one's own. */
export async function playBlocked(demo: ReleaseDemo, version: string): Promise<void> {
  const { author, tell } = demo;
  const made = await makeRelease(demo, version);
  const { id, requestedBy } = made;
  const generated = await author.artifact(id, PATH);
  if (!generated.includes(RIGHT)) throw new Unlike(PATH, `a ${RIGHT}`, "none");

  tell(`PUT /releases/${id}/artifacts/${PATH}: one's own file, in which ${RIGHT} is misspelt ${WRONG}`);
  const blocked = await replaced(demo, made, generated.replaceAll(RIGHT, WRONG), "blocked");
  tellReadiness(demo, blocked);
  const gate = expectThere("a gate's decision", blocked.gate);
  for (const reason of gate.reasons) tell(`  reason: ${reason}`);
  if (!gate.reasons.some((reason) => reason.includes(WRONG.replace(":", ""))))
    throw new Unlike("the gate's reasons", "one that names the misspelt field", gate.reasons.join("; "));
  tellChange(demo, blocked, requestedBy);

  tell(`PUT /releases/${id}/artifacts/${PATH}: mended, with a comment of one's own`);
  const mended = await replaced(demo, blocked, `# Kept by hand: the probes are agreed with the on-call team.\n${generated}`, "approved");
  tellReadiness(demo, mended);
  tellChange(demo, mended, requestedBy);
  tell("  it is left there, approved");
}

async function replaced(
  demo: ReleaseDemo,
  { id, timeline }: ReleaseDetail,
  content: string,
  to: "approved" | "blocked",
): Promise<ReleaseDetail> {
  await demo.author.replace(id, PATH, content);
  return followRelease(demo, id, { to, told: timeline.length });
}

/** The decision has to say who changed what. */
function tellChange({ tell }: ReleaseDemo, { gate }: ReleaseDetail, by: string): void {
  const change = expectThere(
    `a change of ${PATH} in the decision`,
    gate?.changes.find(({ path }) => path === PATH),
  );
  expectLike(`who changed ${PATH}`, by, change.by);
  tell(`  changed: ${change.path} by ${change.by} at ${change.at}, sha256 ${change.sha256.slice(0, 12)}`);
}
