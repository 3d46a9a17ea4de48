import type { FlakyTest, FlakyVerdict } from "../../../../lambdas/contract/flaky-test.ts";
import { runsHref } from "../../app/hrefs.ts";
import { OutcomeStrip } from "../../charts/outcome-strip.tsx";
import type { Tone } from "../../elements/mark-of.ts";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { formatPercent, plural } from "../../text/format.ts";
import { CommitEvidence } from "./commit-evidence.tsx";

const TONES: Record<FlakyVerdict, Tone> = { flaky: "warn", suspect: "warn", broken: "bad", stable: "good", insufficient: "neutral" };

/** One test: its verdict, why, its outcomes, and the commits that prove it. */
export function FlakyCard({
  test: { repo, test, verdict, failureRatio, outcomes, evidence, firstFailedAt, lastFailedAt },
}: {
  readonly test: FlakyTest;
}) {
  return (
    <li class="flaky-card" data-testid="flaky-test">
      <div class="flaky-head">
        <Tag tone={TONES[verdict]}>{verdict}</Tag>
        <strong>{test}</strong>
        <a class="small" href={runsHref({ repo })}>
          {repo}
        </a>
      </div>
      <p>{evidence.reason}</p>
      <p class="muted small">
        Fails {formatPercent(failureRatio)} of the time: {plural(evidence.passed, "pass", "passes")}, {plural(evidence.failed, "failure")}{" "}
        in the window. First failed <When at={firstFailedAt} />, last <When at={lastFailedAt} />.
      </p>
      <OutcomeStrip outcomes={outcomes} />
      <CommitEvidence commits={evidence.commits} />
    </li>
  );
}
