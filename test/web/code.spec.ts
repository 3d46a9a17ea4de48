import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { highlight } from "../../web/src/code/highlight.ts";
import { LANGUAGES, languageOf } from "../../web/src/code/language-of.ts";
import { type Piece, piecesByLine } from "../../web/src/code/pieces-by-line.ts";
import { plainLines, withoutLast } from "../../web/src/code/plain-lines.ts";
import { treeOf } from "../../web/src/views/releases/artifact-tree.ts";
import { aContext, filesOf } from "./support/release-package.ts";

const textOf = (lines: readonly (readonly Piece[])[]): string => lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
const files = filesOf(aContext());

describe("the language of a file", () => {
  test.each([
    [".github/workflows/deploy.yml", "yaml"],
    ["chart/values.yaml", "yaml"],
    ["chart/templates/service.yaml", "gotemplate"],
    ["chart/templates/_labels.tpl", "gotemplate"],
    ["Dockerfile", "dockerfile"],
    ["monitoring/dashboard.json", "json"],
    ["app/health.py", "python"],
    ["src/health.mjs", "javascript"],
    ["scripts/rollback.sh", "bash"],
    ["docs/runbook.md", "markdown"],
    [".dockerignore", null],
    ["LICENSE", null],
  ])("%s is %s", (path, language) => {
    expect(languageOf(path)).toBe(language);
  });

  it("is known of every file that the chain makes, but for lists of plain names", () => {
    expect([...files.keys()].filter((path) => languageOf(path) === null)).toEqual([".dockerignore"]);
  });
});

describe("colours", () => {
  it("change no character of any file that the chain makes", () => {
    for (const [path, text] of files) {
      const language = languageOf(path);
      if (language !== null) expect(textOf(highlight(text, language)), path).toBe(text);
    }
  });

  it("change no character of any text in any language, and leave HTML as text", () => {
    const hostile = fc.constantFrom(
      "<script>",
      "</span>",
      '<span class="x">',
      "&lt;",
      "&amp;lt;",
      "{{",
      "}}",
      '"',
      "'",
      "\n",
      "# ",
      "- a: ",
      "```",
      "$(",
    );
    const text = fc.array(
      fc.oneof(
        hostile,
        fc.string({ maxLength: 8 }).map((some) => some.replaceAll("\r", "")),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES), (parts, language) => {
        expect(textOf(highlight(parts.join(""), language))).toBe(parts.join(""));
      }),
    );
  });

  it.each(LANGUAGES)("tell something apart in %s", (language) => {
    const example = [...files].find(([path]) => languageOf(path) === language)?.[1] ?? 'export const a = "b"; // c';
    const scopes = new Set(highlight(example, language).flatMap((line) => line.flatMap(({ scope }) => scope ?? [])));
    expect(scopes.size).toBeGreaterThan(1);
  });

  it("know what Helm fills in", () => {
    const pieces = highlight('name: {{ include "labels" . }}\n{{- /* why */}}', "gotemplate").flat();
    expect(pieces.filter(({ scope }) => scope !== null).map(({ text, scope }) => [text, scope])).toEqual(
      expect.arrayContaining([
        ["name:", "hljs-attr"],
        ["include", "hljs-keyword"],
        ['"labels"', "hljs-string"],
        ["{{- /* why */}}", "hljs-comment"],
      ]),
    );
  });

  it("go on over the lines of a piece", () => {
    expect(piecesByLine('<span class="s">a\nb &lt;<span class="t">c</span></span>d')).toEqual([
      [{ text: "a", scope: "s" }],
      [
        { text: "b <", scope: "s" },
        { text: "c", scope: "t" },
        { text: "d", scope: null },
      ],
    ]);
  });
});

it("numbers the lines of a text, not the line feed at its end", () => {
  expect(withoutLast(plainLines("a\n\nb\n")).length).toBe(3);
  expect(withoutLast(plainLines("a\n\n")).length).toBe(2);
  expect(withoutLast(plainLines(""))).toEqual([[]]);
});

describe("the tree of files", () => {
  const named = (paths: readonly string[]) => treeOf(paths.map((path) => ({ path })));

  it("has folders before files, each by name, and one name for a folder that holds only a folder", () => {
    const tree = named(["b.txt", "a.txt", "x/y/z/one.md", "x/y/z/two.md", "c/d.txt", "c/e/f.txt"]);
    expect([tree.folders.map(({ name }) => name), tree.files.map(({ name }) => name)]).toEqual([
      ["c", "x/y/z"],
      ["a.txt", "b.txt"],
    ]);
    expect(tree.folders[0]?.folders[0]?.files[0]?.file.path).toBe("c/e/f.txt");
  });

  it("loses no file of a package", () => {
    const all = (folder: ReturnType<typeof named>): readonly string[] => [
      ...folder.folders.flatMap(all),
      ...folder.files.map(({ file }) => file.path),
    ];
    expect(all(named([...files.keys()])).toSorted()).toEqual([...files.keys()].toSorted());
  });
});
