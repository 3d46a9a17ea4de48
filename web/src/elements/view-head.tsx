import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import "./view-head.css";

type ViewHeadProps = { readonly title: string; readonly before?: ComponentChildren; readonly children?: ComponentChildren };

/** A view's title, which also names the tab and gets the focus when the view is entered by a link. */
export function ViewHead({ title, before, children }: ViewHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Bellwether`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement instanceof HTMLAnchorElement) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header class="view-head">
      {before && <div class="view-before">{before}</div>}
      <div class="view-line">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children && <div class="view-ways">{children}</div>}
      </div>
    </header>
  );
}
