import { health } from "../api/resources.ts";
import { usePoll } from "../api/use-poll.ts";
import { formatDuration, plural } from "../text/format.ts";
import { useServices } from "./services.ts";
import "./footer.css";

const SECONDS = 15;

/** Where this is deployed, how it is, and as whom steps run. */
export function Footer() {
  const { config } = useServices();
  const { data, problem } = usePoll(health, SECONDS);
  const state = problem === null ? (data?.status ?? "asking") : problem.status === 0 ? "unreachable" : "unknown";
  return (
    <footer class="foot">
      <div class="foot-line">
        <span>
          Target <strong>{config.target}</strong>
        </span>
        <span class={`foot-health foot-${state}`} data-testid="health">
          <i aria-hidden="true" /> {WORDS[state]}
        </span>
        {data?.queueDepth !== undefined && (
          <span title="Only a signed-in reader is told">
            {plural(data.runningRuns ?? 0, "run")} running, {data.waitingRuns ?? 0} waiting
            {data.oldestJobSeconds != null && `, the oldest for ${formatDuration(data.oldestJobSeconds)}`}
            {(data.deadLetters ?? 0) > 0 && `, ${plural(data.deadLetters ?? 0, "dead letter")}`}
          </span>
        )}
        {data?.reasons?.map((reason) => (
          <span key={reason} class="foot-reason">
            {reason}
          </span>
        ))}
        <span class="foot-steps">Steps run as {config.stepsRunAs}</span>
      </div>
    </footer>
  );
}

const WORDS = {
  ok: "healthy",
  degraded: "degraded",
  unreachable: "the API cannot be reached",
  unknown: "health unknown",
  asking: "asking for its health",
};
