import type { Promotion, Tick } from "../../../../lambdas/contract/release-record.ts";
import { asWords } from "../../text/format.ts";
import { formatInstant } from "../../text/time.ts";
import { tickWords } from "./tick-words.ts";
import "./tick-strip.css";

const SHOWN = 40;
const SIGNS: Readonly<Record<Tick["verdict"], string>> = { good: "✓", bad: "✕", no_data: "?" };

type TickStripProps = { readonly ticks: readonly Tick[]; readonly counts: Promotion["ticks"] };

/** The last looks at an environment's metrics, newest at the right; each by sign and colour. */
export const TickStrip = ({ ticks, counts }: TickStripProps) => (
  <div class="ticks">
    {ticks.length > 0 && (
      <div class="tick-strip" role="img" aria-label={tickWords(counts)}>
        {ticks.slice(-SHOWN).map((tick) => (
          <span key={tick.number} class={`tick tick-${tick.verdict}`} title={titleOf(tick)}>
            {SIGNS[tick.verdict]}
          </span>
        ))}
      </div>
    )}
    <span class="muted small">{tickWords(counts)}</span>
  </div>
);

const titleOf = ({ number, at, verdict, score, reasons }: Tick): string =>
  [`Look ${number}, ${formatInstant(at)}: ${asWords(verdict)}${score === null ? "" : `, score ${score}`}`, ...reasons].join("\n");
