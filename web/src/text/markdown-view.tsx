import type { ComponentChildren } from "preact";
import type { Inline } from "./inline-markdown.ts";
import { type Block, type Item, parseMarkdown } from "./markdown.ts";
import "./markdown.css";

/** A Markdown text as elements. Nothing of it becomes HTML by itself: every character is text or part of a mark. */
export const MarkdownView = ({ text }: { readonly text: string }) => (
  <div class="markdown">
    {parseMarkdown(text).map((block, index) => (
      <BlockView key={index} block={block} />
    ))}
  </div>
);

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading":
      return <Heading level={block.level}>{block.children.map(inlineView)}</Heading>;
    case "paragraph":
      return <p>{block.children.map(inlineView)}</p>;
    case "quote":
      return <blockquote>{block.children.map(inlineView)}</blockquote>;
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "rule":
      return <hr />;
    case "list":
      return block.ordered ? <ol>{block.items.map(itemView)}</ol> : <ul>{block.items.map(itemView)}</ul>;
    case "table":
      return (
        <div class="markdown-table">
          <table>
            <thead>
              <tr>
                {block.head.map((cell, index) => (
                  <th key={index}>{cell.map(inlineView)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell.map(inlineView)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

/** The view has an h1 and its panel an h2, so a document starts at h3. */
function Heading({ level, children }: { readonly level: number; readonly children: ComponentChildren }) {
  if (level <= 1) return <h3 class="markdown-title">{children}</h3>;
  if (level === 2) return <h4>{children}</h4>;
  return <h5>{children}</h5>;
}

const itemView = ({ task, children }: Item, index: number) => (
  <li key={index} class={task === null ? undefined : "markdown-task"}>
    {task !== null && <input type="checkbox" checked={task === "done"} disabled aria-label={task === "done" ? "done" : "to do"} />}
    {children.map(inlineView)}
  </li>
);

function inlineView(inline: Inline, index: number): ComponentChildren {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code key={index}>{inline.text}</code>;
    case "strong":
      return <strong key={index}>{inline.children.map(inlineView)}</strong>;
    case "emphasis":
      return <em key={index}>{inline.children.map(inlineView)}</em>;
    case "link":
      return (
        <a key={index} href={inline.href} rel="noopener noreferrer">
          {inline.children.map(inlineView)}
        </a>
      );
  }
}
