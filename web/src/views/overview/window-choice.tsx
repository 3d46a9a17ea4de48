import { overviewHref } from "../../app/hrefs.ts";
import { WINDOWS, type Window } from "./windows.ts";
import "../../elements/segments.css";

/** Which span of time the figures are of. */
export const WindowChoice = ({ window: { name } }: { readonly window: Window }) => (
  <nav class="segments" aria-label="Span of time">
    {WINDOWS.map((window) => (
      <a key={window.name} href={overviewHref(window.name)} aria-current={window.name === name ? "true" : undefined}>
        {window.words}
      </a>
    ))}
  </nav>
);
