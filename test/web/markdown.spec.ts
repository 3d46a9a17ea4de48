import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Cluster } from "../../lambdas/contract/cluster.ts";
import { postmortem } from "../../lambdas/domain/incidents/postmortem.ts";
import { type Inline, parseInline } from "../../web/src/text/inline-markdown.ts";
import { type Block, parseMarkdown } from "../../web/src/text/markdown.ts";
import { aCluster, anIncident } from "./support/factories.ts";

const textOf = (pieces: readonly Inline[]): string =>
  pieces.map((piece) => ("text" in piece ? piece.text : textOf(piece.children))).join("");
const kinds = (blocks: readonly Block[]): readonly string[] => blocks.map(({ kind }) => kind);

describe("parseMarkdown", () => {
  it("knows the blocks of a postmortem", () => {
    const text =
      "# Title\n\nA line\nand its end.\n\n> quoted\n\n- one\n- [ ] two\n- [x] three\n\n1. first\n\n| A | B |\n| --- | --- |\n| 1 | `x \\| y` |\n\n```text\n# no heading\n```\n\n---\n";
    const blocks = parseMarkdown(text);
    expect(kinds(blocks)).toEqual(["heading", "paragraph", "quote", "list", "list", "table", "code", "rule"]);
    expect(blocks[1]).toMatchObject({ children: [{ text: "A line and its end." }] });
    expect(blocks[3]).toMatchObject({ ordered: false, items: [{ task: null }, { task: "open" }, { task: "done" }] });
    expect(blocks[5]).toMatchObject({ rows: [[[{ text: "1" }], [{ kind: "code", text: "x | y" }]]] });
    expect(blocks[6]).toMatchObject({ text: "# no heading" });
  });

  it("keeps a code block open to its own fence, and to the end where it is never closed", () => {
    expect(parseMarkdown("````\n```\ninside\n````\nafter")).toMatchObject([{ kind: "code", text: "```\ninside" }, { kind: "paragraph" }]);
    expect(parseMarkdown("```\ninside")).toMatchObject([{ kind: "code", text: "inside" }]);
  });

  it("ends, and throws at nothing", () => {
    const lines = fc.array(fc.constantFrom("# a", "- b", "| c |", "|--|", "```", "> d", "1. e", "", "  f", "---", "**g*_`", "[h](x"), {
      maxLength: 12,
    });
    fc.assert(fc.property(lines, (all) => Array.isArray(parseMarkdown(all.join("\n")))));
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseMarkdown(text))));
  });
});

describe("parseInline", () => {
  it("knows bold, emphasis, code and links", () => {
    expect(parseInline("a **b** *c* _d_ `e*f*` [g](https://h.example/)")).toMatchObject([
      { text: "a " },
      { kind: "strong", children: [{ text: "b" }] },
      { text: " " },
      { kind: "emphasis" },
      { text: " " },
      { kind: "emphasis" },
      { text: " " },
      { kind: "code", text: "e*f*" },
      { text: " " },
      { kind: "link", href: "https://h.example/" },
    ]);
  });

  it("leaves HTML as text, so that nothing of it can run", () => {
    expect(parseInline("<img src=x onerror=alert(1)>")).toEqual([{ kind: "text", text: "<img src=x onerror=alert(1)>" }]);
  });

  test.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//elsewhere.example", "#/sign-in/stolen"])(
    "makes no link of %s",
    (href) => {
      expect(parseInline(`[click](${href})`).some(({ kind }) => kind === "link")).toBe(false);
    },
  );

  it("takes escaped marks as they are", () => {
    expect(textOf(parseInline("\\*no\\* \\`code\\` \\[a\\]\\(b\\) \\<b\\>"))).toBe("*no* `code` [a](b) <b>");
  });

  it("loses no character of a line without marks", () => {
    const plain = fc.string().map((text) => text.replace(/[\\`*_[\]]/g, ""));
    fc.assert(
      fc.property(plain, (line) => {
        expect(textOf(parseInline(line))).toBe(line);
      }),
    );
  });
});

it("reads a postmortem of hostile names back as the names themselves", () => {
  const title = "a <b> | **c** `d` [e](javascript:f) _g_ \\h";
  const cluster: Cluster = aCluster({ actions: [title] });
  const blocks = parseMarkdown(
    postmortem(anIncident({ title, impact: { runs: 3, repos: ["acme/x"], tests: [title], minutes: 2 } }), cluster),
  );
  const heading = blocks[0];
  expect(heading?.kind === "heading" && textOf(heading.children)).toBe(`Postmortem: ${title}`);
  expect(kinds(blocks)).toContain("table");
  const table = blocks.find((block) => block.kind === "table");
  expect(table?.rows.map(([name, value]) => [textOf(name ?? []), textOf(value ?? [])])).toContainEqual(["Tests", title]);
});
