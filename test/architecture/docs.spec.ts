import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, it, test } from "vitest";
import * as z from "zod";
import { commandsOf, linksIn, proseOf, quotedIn, sectionsOf } from "../support/markdown.ts";
import { ROOT } from "../support/source-tree.ts";

const inDocs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
const documents = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...inDocs.map((name) => `docs/${name}`)];
const decisions = documents.filter((path) => path.startsWith("docs/decisions/"));
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));

/** A path of the repository, not a pattern of several and no place that a command makes. */
const FOLDERS = /^(bin|lib|lambdas|web|test|docs|samples)(\/[\w.@-]+)+\/?$/;
const FILES = /^(package\.json|cdk\.json|biome\.json|tsconfig\.json|vitest\.config\.ts|docker-compose\.[\w.]+|[A-Z]{4,}(\.md)?)$/;
const isPath = (text: string): boolean =>
  (FOLDERS.test(text) || (FILES.test(text) && /[.]|^LICENSE$/.test(text))) && !text.includes("NNNN");

describe.each(documents)("%s", (path) => {
  it("names only paths that exist", () => {
    const named = quotedIn(proseOf(path)).filter(isPath);

    expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  it("links only to what exists, headings included", () => {
    const broken = linksIn(proseOf(path))
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? path : normalize(join(dirname(path), file));
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && !sectionsOf(proseOf(target)).some((section) => section.anchor === anchor);
      });

    expect(broken).toEqual([]);
  });

  it("tells of no command that there is not", () => {
    expect(commandsOf(path).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("the documentation", () => {
  test.each(["architecture", "data-model", "runbook", "performance"])("has docs/%s.md", (name) => {
    expect(documents).toContain(`docs/${name}.md`);
  });

  it("names paths at all, so that the rule above has something to hold", () => {
    expect(
      documents.filter((path) => existsSync(join(ROOT, path))).flatMap((path) => quotedIn(proseOf(path)).filter(isPath)).length,
    ).toBeGreaterThan(10);
  });
});

describe("decision records", () => {
  test.each(decisions)("%s says what was open, what could be done and what was done", (path) => {
    const [title, ...parts] = sectionsOf(proseOf(path)).filter(({ level }) => level <= 2);

    expect(title?.title).toMatch(new RegExp(`^${basename(path).slice(0, 4)}\\b`));
    expect(parts.map((part) => part.title)).toEqual(["Status", "Context", "Options", "Decision"]);
    for (const part of parts) expect(part.text, part.title).not.toBe("");
  });

  it("are numbered without gaps", () => {
    const numbers = decisions.map((path) => Number(basename(path).slice(0, 4))).sort((a, b) => a - b);

    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });
});

describe("the runbook", () => {
  const sections = sectionsOf(proseOf("docs/runbook.md"));
  const alarms = sections.flatMap(({ level, anchor }, index) => (level === 2 ? [{ anchor, parts: sections.slice(index + 1) }] : []));

  test.each(alarms)("says of $anchor what it means, how to look and how to fix", ({ parts }) => {
    const next = parts.findIndex(({ level }) => level <= 2);
    const own = next === -1 ? parts : parts.slice(0, next);

    expect(own.map(({ title }) => title)).toEqual(["What it means", "How to look", "How to fix"]);
    for (const { title, text } of own) expect(text, title).not.toBe("");
  });

  it("has a section an alarm", () => {
    expect(alarms.length).toBeGreaterThan(0);
  });
});
