import { deploymentsHref } from "../../app/hrefs.ts";
import type { DeploymentFilter } from "../../app/routes.ts";
import { WINDOW_DAYS, windowDaysOf } from "./window-days.ts";
import "../../elements/segments.css";

/** Which span of time the figures are of. */
export const DaysChoice = ({ filter }: { readonly filter: DeploymentFilter }) => (
  <nav class="segments" aria-label="Span of time">
    {WINDOW_DAYS.map((days) => (
      <a
        key={days}
        href={deploymentsHref({ ...filter, windowDays: String(days) })}
        aria-current={windowDaysOf(filter.windowDays) === days ? "true" : undefined}
      >
        {days} days
      </a>
    ))}
  </nav>
);
