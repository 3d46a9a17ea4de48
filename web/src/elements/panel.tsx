import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./panel.css";

type PanelProps = {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly class?: string;
  readonly testId?: string;
  readonly children: ComponentChildren;
};

/** A titled part of a view. */
export function Panel({ title, aside, class: extra = "", testId, children }: PanelProps) {
  const id = useId();
  return (
    <section class={`panel ${extra}`} aria-labelledby={id} data-testid={testId}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="panel-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
