import { type Slot, slotWords } from "./slots.ts";
import "./bars.css";

const HEIGHT = 100;
const MIN_PART = 4;

/** Runs over time, one bar a slot: succeeded at the bottom, failed above. A slot without runs is blank. */
export function Bars({ slots, name }: { readonly slots: readonly Slot[]; readonly name: string }) {
  const most = Math.max(1, ...slots.map(({ counts }) => (counts ? counts.succeeded + counts.failed + counts.other : 0)));
  return (
    <figure class="bars">
      <svg viewBox={`0 0 ${slots.length * 10} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${name}. ${described(slots)}`}>
        {slots.map((slot, index) => (
          <Bar key={slot.key} slot={slot} left={index * 10} most={most} />
        ))}
      </svg>
      <figcaption>
        <span>{slots[0]?.label}</span>
        <span class="bars-key">
          <i class="key-good" /> succeeded <i class="key-bad" /> failed <i class="key-other" /> other
        </span>
        <span>{slots.at(-1)?.label}</span>
      </figcaption>
    </figure>
  );
}

function Bar({ slot, left, most }: { readonly slot: Slot; readonly left: number; readonly most: number }) {
  const scaled = (count: number) => (count === 0 ? 0 : Math.max(MIN_PART, (count / most) * (HEIGHT - MIN_PART * 2)));
  const { succeeded, failed, other } = slot.counts ?? { succeeded: 0, failed: 0, other: 0 };
  const [good, bad, rest] = [scaled(succeeded), scaled(failed), scaled(other)];
  return (
    <g>
      <title>{slotWords(slot)}</title>
      <rect class="bar-ground" x={left} y={0} width={10} height={HEIGHT} />
      <rect class="bar-none" x={left + 1.5} y={HEIGHT - 1} width={7} height={1} />
      <rect class="bar-good" x={left + 1.5} y={HEIGHT - good} width={7} height={good} />
      <rect class="bar-bad" x={left + 1.5} y={HEIGHT - good - bad} width={7} height={bad} />
      <rect class="bar-other" x={left + 1.5} y={HEIGHT - good - bad - rest} width={7} height={rest} />
    </g>
  );
}

const described = (slots: readonly Slot[]): string =>
  slots
    .filter(({ counts }) => counts !== null)
    .map(slotWords)
    .join(". ");
