import type { ReadinessCheck } from "../../../../lambdas/contract/release.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { Tag } from "../../elements/tag.tsx";
import { ArtifactLinks } from "./artifact-links.tsx";
import { StandingMark } from "./standing-mark.tsx";
import "./check-item.css";

type CheckItemProps = { readonly check: ReadinessCheck; readonly release: ReleaseDetail };

/** One check: its result, its weight and the evidence. One that does not apply has no weight. */
export const CheckItem = ({ check, release }: CheckItemProps) => (
  <li class={`check check-${check.result}`} data-testid="readiness-check">
    <StandingMark of={check.result} wordless />
    <div class="check-what">
      <span>
        <span class="check-title">{check.title}</span> {check.critical && <Tag tone="warn">critical</Tag>}
      </span>
      <span class="small">{check.reason}</span>
      <ArtifactLinks release={release} paths={check.artifacts} />
    </div>
    <span class="muted small check-weight">{check.result === "not-applicable" ? "does not apply" : `weight ${check.weight}`}</span>
  </li>
);
