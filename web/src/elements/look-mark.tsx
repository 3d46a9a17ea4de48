import type { ComponentChildren } from "preact";
import type { MarkLook, Shape } from "./mark-of.ts";
import "./mark.css";

type LookMarkProps = { readonly look: MarkLook; readonly wordless?: boolean };

/** A state as colour, shape and word; `wordless` keeps the word for screen readers and as a title. */
export const LookMark = ({ look: { tone, shape, words }, wordless = false }: LookMarkProps) => (
  <span class={`mark tone-${tone}`} title={wordless ? words : undefined}>
    <svg class={`mark-shape shape-${shape}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {SHAPES[shape]}
    </svg>
    <span class={wordless ? "visually-hidden" : "mark-words"}>{words}</span>
  </span>
);

const disc = <circle class="fill" cx="8" cy="8" r="7.5" />;

const SHAPES: Record<Shape, ComponentChildren> = {
  check: [disc, <path key="p" class="ink" d="m4.7 8.2 2.3 2.3 4.3-4.8" />],
  cross: [disc, <path key="p" class="ink" d="m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4" />],
  clock: [disc, <path key="p" class="ink" d="M8 4.2V8l2.6 1.8" />],
  slash: [<circle key="c" class="stroke" cx="8" cy="8" r="6.5" />, <path key="p" class="stroke" d="m4 12 8-8" />],
  alert: [<path key="t" class="fill" d="M8 .8 15.7 14.7H.3Z" />, <path key="p" class="ink" d="M8 5.8v4M8 12.2v.1" />],
  skip: [<circle key="c" class="stroke" cx="8" cy="8" r="6.5" />, <path key="p" class="stroke" d="M5.5 8h5" />],
  ring: [<circle key="c" class="stroke faint" cx="8" cy="8" r="6" />, <path key="p" class="stroke thick" d="M8 2a6 6 0 0 1 6 6" />],
  dashes: <circle class="stroke dashed" cx="8" cy="8" r="6.5" />,
  back: [disc, <path key="p" class="ink" d="M11.6 10.6A3.9 3.9 0 1 0 5 5.3M4.6 2.9v2.8h2.8" />],
  dot: <circle class="fill" cx="8" cy="8" r="4" />,
};
