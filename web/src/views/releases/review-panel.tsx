import type { Review } from "../../../../lambdas/contract/release-record.ts";
import { Fact, Facts } from "../../elements/facts.tsx";
import type { Tone } from "../../elements/mark-of.ts";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { Until } from "../../elements/until.tsx";
import { When } from "../../elements/when.tsx";
import { BreakGlassTag } from "./break-glass-tag.tsx";
import "./said.css";

const TONES: Readonly<Record<NonNullable<Review["decision"]>, Tone>> = { approved: "good", rejected: "bad", expired: "neutral" };

/** The review before an environment: who decided what and why, or until when somebody may. */
export const ReviewPanel = ({
  review: { environment, requestedAt, deadlineAt, decision, by, at, reason, breakGlass },
}: {
  readonly review: Review;
}) => (
  <Panel
    title={`Review before ${environment}`}
    testId="release-review"
    aside={decision === null ? <Tag tone="warn">open</Tag> : <Tag tone={TONES[decision]}>{decision}</Tag>}
  >
    <Facts>
      <Fact name="Asked for">
        <When at={requestedAt} />
      </Fact>
      {decision === null ? (
        <Fact name="Deadline">
          <Until at={deadlineAt} />
        </Fact>
      ) : (
        <Fact name="Decided">
          <When at={at} /> {by !== null && `by ${by}`} {breakGlass && <BreakGlassTag />}
        </Fact>
      )}
    </Facts>
    {reason !== null && <p class="said">{reason}</p>}
    {decision === null && (
      <p class="muted small">Whoever made or promoted the release cannot approve it: that takes the token of somebody else.</p>
    )}
  </Panel>
);
