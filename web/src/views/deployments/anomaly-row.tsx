import type { Anomaly } from "../../../../lambdas/contract/delivery.ts";
import { deploymentHref } from "../../app/hrefs.ts";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { formatDuration } from "../../text/format.ts";
import { Simulated } from "./simulated.tsx";
import "./anomaly-row.css";

/** One anomaly: what was expected, what was seen, who says so and why. */
export const AnomalyRow = ({
  anomaly: { deploymentId, service, environment, at, detector, expected, observed, threshold, score, reason, simulated },
}: {
  readonly anomaly: Anomaly;
}) => (
  <li class="anomaly-row">
    <span class="anomaly-line">
      <a href={deploymentHref(deploymentId)}>{service}</a>
      <span class="muted small">{environment}</span>
      <Tag tone={detector === "step" ? "live" : "warn"} title={`Score ${score.toFixed(1)}, threshold ${formatDuration(threshold)}`}>
        {detector}
      </Tag>
      {simulated && <Simulated />}
      <span class="anomaly-when muted small">
        <When at={at} />
      </span>
    </span>
    <span>
      <strong>{formatDuration(observed)}</strong> observed, {formatDuration(expected)} expected
    </span>
    <span class="muted small">{reason}</span>
  </li>
);
