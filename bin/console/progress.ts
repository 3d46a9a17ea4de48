const HEARTBEAT_MS = 10_000;
const REDRAW_MS = 200;

/** Tells what a piece of work is doing right now. */
export type Tell = (detail: string) => void;

/**
 * Runs a piece of work and shows that it goes on: one line that is redrawn on a terminal, a line every ten seconds
 * elsewhere, and the time it took at the end. Progress goes to stderr, so that stdout is only for what was asked for.
 */
export async function step<T>(title: string, work: (tell: Tell) => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  let detail = "";
  const line = () => `${title}${detail ? `: ${detail}` : ""} (${elapsed(startedAt)})`;
  const stop = process.stderr.isTTY ? redraw(line) : heartbeat(line);
  try {
    const result = await work((next) => {
      detail = next;
    });
    stop(`✓ ${line()}`);
    return result;
  } catch (error) {
    stop(`✗ ${title} (${elapsed(startedAt)})`);
    throw error;
  }
}

/** A line of its own between the steps. */
export const note = (text: string) => void process.stderr.write(`${text}\n`);

function redraw(line: () => string): (last: string) => void {
  const draw = (text: string) => process.stderr.write(`\r\x1b[2K${text.slice(0, Math.max(20, process.stderr.columns - 1))}`);
  draw(`… ${line()}`);
  const timer = setInterval(() => draw(`… ${line()}`), REDRAW_MS);
  return (last) => {
    clearInterval(timer);
    draw(last);
    process.stderr.write("\n");
  };
}

function heartbeat(line: () => string): (last: string) => void {
  const timer = setInterval(() => note(`… ${line()}`), HEARTBEAT_MS);
  return (last) => {
    clearInterval(timer);
    note(last);
  };
}

function elapsed(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}
