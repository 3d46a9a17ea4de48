import type { ChainStep } from "../../../../lambdas/contract/release-record.ts";
import { useNow } from "../../app/clock.ts";
import { asTitle, formatCount, formatDuration, plural } from "../../text/format.ts";
import { lookOf } from "./look-of.ts";
import { StandingMark } from "./standing-mark.tsx";
import { stepSeconds } from "./step-seconds.ts";

/** A step of the chain: who, how it went, how often it was tried, what it worked from and made. */
export function ChainStepItem({ step }: { readonly step: ChainStep }) {
  const nowMs = useNow();
  const { status, attempts, input, output } = step;
  const seconds = stepSeconds(step, nowMs);
  return (
    <li class={`chain-step tone-${lookOf(status).tone}`} data-testid="chain-step" data-status={status}>
      <p class="chain-step-head">
        <strong>{asTitle(step.step)}</strong>
        <StandingMark of={status} />
      </p>
      <p class="small">{step.role}</p>
      <p class="muted small">
        {attempts.length === 0 ? "not tried yet" : plural(attempts.length, "attempt")}
        {seconds !== null && `, ${formatDuration(seconds)}${status === "running" ? " so far" : ""}`}
      </p>
      <p class="muted small">{input.length === 0 ? "From the context alone" : `From ${input.join(", ")}`}</p>
      {output !== null && (
        <p class="muted small" title={`SHA-256 ${output.sha256}`}>
          {plural(output.files, "file")}, {formatCount(output.characters)} characters
        </p>
      )}
      {attempts.map(
        ({ attempt, error }) =>
          error !== null && (
            <p key={attempt} class="chain-step-error small">
              Attempt {attempt}: {error}
            </p>
          ),
      )}
    </li>
  );
}
