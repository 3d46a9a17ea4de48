/** The anchors that GitHub gives to a Markdown file's headings; what stands in a code block is no heading. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    const [, heading] = fence === null ? (/^ {0,3}#{1,6}[ \t]+(.{1,300})$/.exec(line) ?? []) : [];
    if (heading === undefined) continue;
    const anchor = slug(heading);
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  return anchors;
}

const slug = (heading: string) =>
  heading
    .replace(/[ \t#]+$/, "")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replace(/ /g, "-");
