import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { Empty } from "../../elements/empty.tsx";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { asTitle } from "../../text/format.ts";
import { type AreaChecks, areasOf } from "./areas.ts";
import { CheckItem } from "./check-item.tsx";
import { formatScore } from "./score.ts";
import { ScoreBar } from "./score-bar.tsx";
import "./readiness-panel.css";

/** The score by area with every check behind it, its weight and its evidence. */
export const ReadinessPanel = ({ release }: { readonly release: ReleaseDetail }) => {
  const { readiness } = release;
  return (
    <Panel
      title="Readiness"
      testId="release-readiness"
      aside={
        readiness && (
          <>
            overall {formatScore(readiness.overall)} <Tag tone={readiness.ready === "READY" ? "good" : "warn"}>{readiness.ready}</Tag>
          </>
        )
      }
    >
      {readiness === null ? (
        <Empty title="No checks yet">They run over the whole package once the chain is done.</Empty>
      ) : (
        areasOf(readiness.checks).map((of) => <AreaPart key={of.area} of={of} score={readiness.scores[of.area]} release={release} />)
      )}
    </Panel>
  );
};

type AreaProps = { readonly of: AreaChecks; readonly score: number; readonly release: ReleaseDetail };

const AreaPart = ({ of, score, release }: AreaProps) => (
  <details class="area" open={of.failed > 0} data-testid={`area-${of.area}`}>
    <summary class="area-head">
      <span class="area-name">{asTitle(of.area)}</span>
      <ScoreBar score={score} />
      <span class="area-score">{formatScore(score)}</span>
      <span class="muted small area-words">
        {of.passed} of {of.applicable} passed
      </span>
    </summary>
    <ul>
      {of.checks.map((check) => (
        <CheckItem key={check.id} check={check} release={release} />
      ))}
    </ul>
  </details>
);
