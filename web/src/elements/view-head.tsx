import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import "./view-head.css";

type ViewHeadProps = { readonly title: string; readonly before?: ComponentChildren; readonly children?: ComponentChildren };

const PRODUCT = "Bellwether";

/** A view's title, which also names the tab. */
export function ViewHead({ title, before, children }: ViewHeadProps) {
  useEffect(() => {
    document.title = title === PRODUCT ? title : `${title} – ${PRODUCT}`;
  }, [title]);
  return (
    <header class="view-head">
      {before && <div class="view-before">{before}</div>}
      <div class="view-line">
        <h1 tabIndex={-1}>{title}</h1>
        {children && <div class="view-ways">{children}</div>}
      </div>
    </header>
  );
}
