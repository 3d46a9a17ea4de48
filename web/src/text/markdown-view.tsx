import type { ComponentChildren } from "preact";
import { inlineViews } from "./inline-text.tsx";
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
      return <Heading level={block.level}>{inlineViews(block.children)}</Heading>;
    case "paragraph":
      return <p>{inlineViews(block.children)}</p>;
    case "quote":
      return <blockquote>{inlineViews(block.children)}</blockquote>;
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
                  <th key={index}>{inlineViews(cell)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{inlineViews(cell)}</td>
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
    {inlineViews(children)}
  </li>
);
