import { Advice } from "../console/advice.ts";
import { runProgram } from "../console/run-program.ts";

const OLDEST_MINOR = 10;
const CANDIDATES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python", "py"];
const VERSION = "import sys; print('%d.%d' % sys.version_info[:2])";
const MODULES = "import venv, ensurepip";

export type Python = { readonly command: string; readonly version: string };

/** Runs a line of Python: its last line of output, or null where it fails or there is no such program. */
export type AskPython = (command: string, code: string) => Promise<string | null>;

export const askPython: AskPython = async (command, code) => {
  const ended = await runProgram(command, ["-c", code]);
  return ended?.code === 0 ? (ended.lines.at(-1) ?? "") : null;
};

/** The first Python >= 3.10 that can make virtual environments. `$PYTHON` is taken as it is. Advice says what to install where there is none. */
export async function findPython(env: NodeJS.ProcessEnv, ask: AskPython = askPython): Promise<Python> {
  const candidates = env.PYTHON ? [env.PYTHON] : CANDIDATES;
  const found: Python[] = [];
  for (const command of candidates) {
    const version = await ask(command, VERSION);
    if (version === null || !isNewEnough(version)) {
      if (version) found.push({ command, version });
      continue;
    }
    if ((await ask(command, MODULES)) === null) throw withoutVenv({ command, version });
    return { command, version };
  }
  throw withoutPython(env.PYTHON, found);
}

export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 3 || (major === 3 && minor >= OLDEST_MINOR);
}

function withoutPython(chosen: string | undefined, found: readonly Python[]): Advice {
  const wanted = `Python 3.${OLDEST_MINOR} or newer`;
  const seen = found.map(({ command, version }) => `${command} is ${version}`).join(", ");
  const problem = chosen ? `PYTHON is "${chosen}", which is no ${wanted}` : `${wanted} was not found`;
  return new Advice(
    seen ? `${problem} (${seen})` : problem,
    "Debian, Ubuntu: sudo apt-get install python3 python3-venv",
    "macOS: brew install python3",
    "Or point to one: PYTHON=/path/to/python3 npm start",
  );
}

function withoutVenv({ command, version }: Python): Advice {
  return new Advice(
    `${command} (${version}) cannot make a virtual environment: its modules venv and ensurepip are missing`,
    `Debian, Ubuntu: sudo apt-get install python${version}-venv`,
    "Or point to another one: PYTHON=/path/to/python3 npm start",
  );
}
