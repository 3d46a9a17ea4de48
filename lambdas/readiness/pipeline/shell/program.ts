/** What a command runs, and with what. */
export type Program = { readonly program: string; readonly args: readonly string[] };

const RUNNERS = new Set(["npx", "bunx", "pnpx", "uvx", "pipx", "sudo", "exec", "xvfb-run"]);
const PYTHON_RUNNERS = new Set(["uv", "poetry", "pdm", "hatch", "pipenv"]);
const PACKAGE_MANAGERS = new Set(["npm", "yarn", "pnpm", "bun"]);
const INTERPRETERS = new Set(["bash", "sh", "python", "python3", "node"]);

/**
 * A command by the name that people know it by: `npx --yes eslint@9 .` is eslint, `python -m pytest` is pytest, `npm run lint` is itself,
 * `bash scripts/x.sh` is scripts/x.sh.
 */
export function programOf(words: readonly string[]): Program {
  const [first = "", ...rest] = words;
  if (RUNNERS.has(first)) return programOf(withoutOptions(rest));
  if (PYTHON_RUNNERS.has(first) && rest[0] === "run") return programOf(rest.slice(1));
  if (PACKAGE_MANAGERS.has(first)) return ofManager(first, rest);
  if (/^python3?$/.test(first) && rest[0] === "-m") return { program: rest[1] ?? "", args: rest.slice(2) };
  if (first === "node" && rest.includes("--test")) return { program: "node --test", args: rest };
  if (INTERPRETERS.has(first)) return ofInterpreter(first, rest);
  return { program: nameOf(first), args: rest };
}

/** Its command, with the script's name where it runs one. */
function ofManager(manager: string, rest: readonly string[]): Program {
  const plain = rest.filter((word) => !word.startsWith("-"));
  const named = plain.slice(0, plain[0] === "run" ? 2 : 1);
  return { program: [manager, ...named].join(" "), args: rest.filter((word) => !named.includes(word)) };
}

function ofInterpreter(interpreter: string, rest: readonly string[]): Program {
  const at = rest.findIndex((word) => !word.startsWith("-"));
  return at < 0 ? { program: interpreter, args: rest } : { program: rest[at] ?? interpreter, args: rest.slice(at + 1) };
}

/** `--package x` takes the word after it. */
function withoutOptions(words: readonly string[]): string[] {
  const at = words.findIndex((word, index) => !word.startsWith("-") && !["--package", "-p"].includes(words[index - 1] ?? ""));
  return at < 0 ? [] : words.slice(at);
}

const nameOf = (word: string) => (word.startsWith("node_modules/") ? (word.split("/").at(-1) ?? word) : word.replace(/(?<=.)@[^/]*$/, ""));
