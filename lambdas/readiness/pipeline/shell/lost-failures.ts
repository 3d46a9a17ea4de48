import type { ShellStep } from "./shell-steps.ts";

/** What follows `||` where a failure is to count for nothing. */
const SHRUGS = ["true", ":", "echo", "printf"];

/** Ways in which a failure of a step goes unnoticed, in words. */
export function lostFailures({ step, commands }: ShellStep, shell: string | null): string[] {
  const shrugged = commands.filter(({ joint }, at) => joint === "||" && shrugs(commands[at + 1]?.words ?? []));
  return [
    ...(step.tolerant ? ["has a step that continues on error"] : []),
    ...(step.run !== null && goesOn(step.shell ?? shell) ? ["has a step whose shell goes on after a failed command"] : []),
    ...shrugged.map(({ words }) => `takes no notice when ${words.slice(0, 3).join(" ")} fails`),
    ...commands.filter(({ words }) => turnsOff(words)).map(() => "goes on after a failed command"),
  ];
}

const shrugs = ([first = "", second]: readonly string[]) => SHRUGS.includes(first) || (first === "exit" && second === "0");

/** GitHub adds `-e` to the shells that it knows by name, and nothing where the whole command is given. */
const goesOn = (shell: string | null) => shell !== null && /^(ba)?sh\b.*\{0\}/.test(shell) && !/ -\w*e/.test(shell);

/** `set +e`, `set +o pipefail`. */
const turnsOff = ([first, ...options]: readonly string[]) =>
  first === "set" &&
  options.some((option, at) => /^\+\w*e/.test(option) || (/^\+\w*o$/.test(option) && /^(errexit|pipefail)$/.test(options[at + 1] ?? "")));
