import type { ComponentChildren } from "preact";
import "./facts.css";

/** Named values in a row that wraps. */
export const Facts = ({ children }: { readonly children: ComponentChildren }) => <dl class="facts">{children}</dl>;

export const Fact = ({
  name,
  title,
  children,
}: {
  readonly name: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}) => (
  <div class="fact" title={title}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
