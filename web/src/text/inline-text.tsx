import type { ComponentChildren } from "preact";
import { type Inline, parseInline } from "./inline-markdown.ts";

/** A line of Markdown as elements. Nothing of it becomes HTML by itself: every character is text or part of a mark. */
export const InlineText = ({ text }: { readonly text: string }) => <>{inlineViews(parseInline(text))}</>;

/** Parsed pieces as elements. */
export const inlineViews = (pieces: readonly Inline[]): ComponentChildren => pieces.map(inlineView);

function inlineView(inline: Inline, index: number): ComponentChildren {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code key={index}>{inline.text}</code>;
    case "strong":
      return <strong key={index}>{inlineViews(inline.children)}</strong>;
    case "emphasis":
      return <em key={index}>{inlineViews(inline.children)}</em>;
    case "link":
      return (
        <a key={index} href={inline.href} rel="noopener noreferrer">
          {inlineViews(inline.children)}
        </a>
      );
  }
}
