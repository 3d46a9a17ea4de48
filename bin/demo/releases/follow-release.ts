import type { ReleaseStatus } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { until } from "../until.ts";
import type { ReleaseDemo } from "./release-demo.ts";
import { Unlike } from "./unlike.ts";

const WITHIN_MS = 90_000;
/** From here nothing goes on without a person, whatever is waited for. */
const ENDS: readonly ReleaseStatus[] = ["blocked", "rejected", "expired", "cancelled", "failed", "rolled_back"];

export type Following = {
  /** The status that it has to come to. */
  readonly to: ReleaseStatus;
  /** Entries of its timeline that were told before. */
  readonly told: number;
  readonly meanwhile?: (release: ReleaseDetail) => Promise<void>;
};

/** Follows a release and tells its timeline as it grows, but for the gate's decisions, which the caller tells with their scores. Throws where it comes to another end, or to none in time. */
export async function followRelease(
  { author, tell }: Pick<ReleaseDemo, "author" | "tell">,
  id: string,
  following: Following,
): Promise<ReleaseDetail> {
  let { told } = following;
  const look = async (): Promise<ReleaseDetail> => {
    const release = await author.release(id);
    for (const { at, kind, text } of release.timeline.slice(told)) if (kind !== "gate") tell(`  ${at.slice(11, 19)}  ${text}`);
    told = Math.max(told, release.timeline.length);
    await following.meanwhile?.(release);
    return release;
  };
  const release = await until(look, ({ status }) => status === following.to || ENDS.includes(status), WITHIN_MS);
  if (release.status === following.to) return release;
  throw new Unlike(`release ${release.context.version}`, following.to, `${release.status} (${release.reason ?? "no reason given"})`);
}
