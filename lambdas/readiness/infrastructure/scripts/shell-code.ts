/** What the shell reads as: `code` also within `"$( )"`, where it ends with its own bracket. */
type Frame = { readonly kind: "code" | "'" | '"'; brackets: number };

const HEREDOC = /^<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

/**
 * A shell script without its comments and here-documents: what is left is what may run. No parser of the shell is at hand in the
 * Lambda, shellcheck runs in CI; this finds a quote that does not end, and no more.
 */
export function shellCode(script: string): { readonly code: string; readonly problems: readonly string[] } {
  const frames: Frame[] = [{ kind: "code", brackets: 0 }];
  const kept: string[] = [];
  let until: string | null = null;
  for (const line of script.split("\n")) {
    if (until !== null) {
      if (line.trim() === until) until = null;
      continue;
    }
    const read = readLine(line, frames);
    until = read.heredoc;
    kept.push(read.code);
  }
  const open = frames.slice(1).map(({ kind }) => (kind === "code" ? "has a $( that does not end" : `has a ${kind} that does not end`));
  return { code: kept.join("\n"), problems: [...open, ...(until === null ? [] : [`has a here-document without its ${until}`])] };
}

/** The line up to its comment, and what ends the here-document that begins in it. Moves the frames on. */
function readLine(line: string, frames: Frame[]): { readonly code: string; readonly heredoc: string | null } {
  let heredoc: string | null = null;
  for (let index = 0; index < line.length; index++) {
    const { kind } = top(frames);
    if (line[index] === "\\" && kind !== "'") index++;
    else if (kind === "code" && isComment(line, index)) return { code: line.slice(0, index), heredoc };
    else if (kind === "code" && line.startsWith("<<<", index)) index += 2;
    else if (kind === "code" && line.startsWith("<<", index)) heredoc = HEREDOC.exec(line.slice(index))?.[2] ?? heredoc;
    else step(line, index, frames);
  }
  return { code: line, heredoc };
}

const top = (frames: readonly Frame[]): Frame => frames.at(-1) ?? { kind: "code", brackets: 0 };

const isComment = (line: string, index: number): boolean => line[index] === "#" && (index === 0 || /[\s;(]/.test(line[index - 1] ?? ""));

/** One character that opens or closes something. */
function step(line: string, index: number, frames: Frame[]): void {
  const frame = top(frames);
  const character = line[index];
  if (frame.kind === "'" || frame.kind === '"') {
    if (character === frame.kind) frames.pop();
    else if (frame.kind === '"' && line.startsWith("$(", index)) frames.push({ kind: "code", brackets: 0 });
  } else if (character === "'" || character === '"') frames.push({ kind: character, brackets: 0 });
  else if (character === "(") frame.brackets++;
  else if (character === ")" && frames.length > 1 && --frame.brackets === 0) frames.pop();
}
