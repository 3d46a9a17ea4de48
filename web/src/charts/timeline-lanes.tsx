import { deploymentsHref } from "../app/hrefs.ts";
import { asWords } from "../text/format.ts";
import { formatInstant } from "../text/time.ts";
import { LANE_WIDTH, type Lane, type Lanes } from "./lanes.ts";
import "./timeline-lanes.css";

const ROW = 10;
const STATUSES = ["success", "failed", "rolled_back", "running", "cancelled"] as const;

/** Deployments over time, a lane for each service. */
export const TimelineLanes = ({ from, to, lanes }: Lanes) => (
  <figure class="lanes">
    {lanes.map((lane) => (
      <div key={lane.service} class="lane">
        <a href={deploymentsHref({ service: lane.service })}>{lane.service}</a>
        <LaneBars lane={lane} />
      </div>
    ))}
    <figcaption>
      <span>{formatInstant(from)}</span>
      <span class="lanes-key">
        {STATUSES.map((status) => (
          <span key={status}>
            <i class={`lane-key lane-key-${status}`} aria-hidden="true" /> {asWords(status)}
          </span>
        ))}
      </span>
      <span>{formatInstant(to)}</span>
    </figcaption>
  </figure>
);

const LaneBars = ({ lane: { rows, bars, words } }: { readonly lane: Lane }) => (
  <svg viewBox={`0 0 ${LANE_WIDTH} ${rows * ROW}`} height={rows * ROW + 4} preserveAspectRatio="none" role="img" aria-label={words}>
    {bars.map(({ id, status, left, width, row, words: title }) => (
      <rect key={id} class={`lane-bar lane-${status}`} x={left} y={row * ROW + 1} width={width} height={ROW - 2}>
        <title>{title}</title>
      </rect>
    ))}
  </svg>
);
