import { fileReader, lookAt } from "../documents/read.ts";
import { scriptFile } from "../scripts/script-file.ts";
import { javascriptTokens, type Token } from "./javascript.ts";

const HANDLER = "src/health.mjs";
const ROLLBACK = "scripts/rollback.sh";

const handler = fileReader<readonly Token[]>(HANDLER, (text) => ({ value: javascriptTokens(text) }));

const rollback = scriptFile(ROLLBACK);

/** The rollback asks a version for its health before it gives it the traffic. */
export const lookAtHandler = lookAt(handler, (tokens, of) => {
  const script = rollback.read(of);
  // Whether the script is sound is another check's question.
  const commands = "value" in script ? script.value.commands : [];
  const asked = [...new Set(commands.flatMap(({ words }) => words.flatMap(pathsAsked)))];
  const answered = new Set(tokens.flatMap(({ kind, text }) => (kind === "string" && text.startsWith("/") ? [text] : [])));
  const words = new Set(tokens.map(({ text }) => text));
  const problems = [
    ...(exportsHealth(tokens) ? [] : [`${HANDLER}: exports no health`]),
    ...(answered.size === 0 ? [`${HANDLER}: answers no path`] : []),
    ...asked
      .filter((path) => answered.size > 0 && !answered.has(path))
      .map((path) => `${HANDLER}: does not answer ${path}, which ${ROLLBACK} asks for`),
    ...["200", "503"].filter((status) => !words.has(status)).map((status) => `${HANDLER}: never answers ${status}`),
  ];
  return { problems, evidence: `${HANDLER} answers ${[...answered].join(", ")} with 200 or 503; seen in its text, not run` };
});

/** Paths of the events that a function is invoked with. */
const pathsAsked = (word: string): string[] => [...word.matchAll(/"rawPath":\s*"([^"]{1,200})"/g)].map(([, path = ""]) => path);

/** `export function health`, `export const health` or `export { health }`. */
const exportsHealth = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text }, at) => {
    if (text !== "export") return false;
    const after = tokens.slice(at + 1, at + 4).map((token) => token.text);
    return after.includes("health") || (after[0] === "{" && tokens.slice(at, at + 40).some((token) => token.text === "health"));
  });
