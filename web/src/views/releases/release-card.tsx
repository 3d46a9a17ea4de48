import type { ReleaseRow } from "../../../../lambdas/contract/release-view.ts";
import { releaseHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { When } from "../../elements/when.tsx";
import { Simulated } from "../deployments/simulated.tsx";
import { BreakGlassTag } from "./break-glass-tag.tsx";
import { DecisionTag } from "./decision-tag.tsx";
import { lookOf } from "./look-of.ts";
import { formatScore } from "./score.ts";
import { StandingMark } from "./standing-mark.tsx";
import "./release-card.css";

/** A release on the board: what it is, how it stands and why. */
export function ReleaseCard({ release }: { readonly release: ReleaseRow }) {
  const { id, name, version, commit, service, status, decision, overall, reason, breakGlass, stages, updatedAt } = release;
  return (
    <li class={`release-card tone-${lookOf(status).tone}`} data-testid="release-card" data-status={status}>
      <p class="release-card-line">
        <StandingMark of={status} />
        <span class="muted small">
          <When at={updatedAt} />
        </span>
      </p>
      <a class="release-card-name" href={releaseHref(id)}>
        {name} <span class="release-card-version">{version}</span>
      </a>
      <p class="muted small">
        {service !== name && `${service}, `}
        <Commit sha={commit} />
      </p>
      {reason !== null && <p class="small">{reason}</p>}
      <p class="release-card-tags">
        <DecisionTag decision={decision} />
        {overall !== null && <span class="muted small">score {formatScore(overall)}</span>}
        {stages.some(({ simulated }) => simulated) && <Simulated />}
        {breakGlass && <BreakGlassTag />}
      </p>
    </li>
  );
}
