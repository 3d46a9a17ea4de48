import type { ComponentChildren } from "preact";
import type { Tone } from "./mark-of.ts";
import "./tag.css";

/** A short word about a thing. */
export function Tag({
  tone = "neutral",
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <span class={`tag tone-${tone}`} title={title}>
      {children}
    </span>
  );
}
