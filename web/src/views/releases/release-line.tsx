import type { ReleaseRow } from "../../../../lambdas/contract/release-view.ts";
import { releaseHref } from "../../app/hrefs.ts";
import { When } from "../../elements/when.tsx";
import { Simulated } from "../deployments/simulated.tsx";
import { placeOf } from "./board-of.ts";
import { BreakGlassTag } from "./break-glass-tag.tsx";
import { StandingMark } from "./standing-mark.tsx";
import "./release-line.css";

/** A release in a list: what it is, how it stands and why. */
export function ReleaseLine({ release }: { readonly release: ReleaseRow }) {
  const { id, name, version, status, reason, breakGlass, stages, endedAt, updatedAt } = release;
  const place = placeOf(release);
  return (
    <li class="release-line" data-testid="release-line" data-status={status}>
      <StandingMark of={status} />
      <div class="release-line-what">
        <span>
          <a class="release-line-name" href={releaseHref(id)}>
            {name} {version}
          </a>{" "}
          <span class="muted small">{place === null ? "not promoted yet" : `in ${place}`}</span>{" "}
          {stages.some(({ simulated }) => simulated) && <Simulated />} {breakGlass && <BreakGlassTag />}
        </span>
        {reason !== null && <span class="small">{reason}</span>}
      </div>
      <span class="muted small release-line-when">
        <When at={endedAt ?? updatedAt} />
      </span>
    </li>
  );
}
