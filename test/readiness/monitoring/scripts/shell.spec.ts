import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseShell } from "../../../../lambdas/readiness/monitoring/scripts/shell.ts";
import { aPackage } from "../a-package.ts";

const SOUND = [
  "case $1 in (a) echo ;; b | c) echo ;& *) ;; esac",
  'for file do echo "$file"; done',
  "for ((i = 0; i < (2 + 1); i++)); do :; done",
  "x=$(case a in a) echo ')' ;; esac)",
  "cat <<'END' | tr a b\nif ( \" ' ${\nEND\n",
  "cat <<-END\n\tx\n\tEND\n",
  "list=(a 'b c' \"$(d)\")\nlist+=(\n  e # f)\n)",
  "function f { echo; }\ng() ( echo )\nfunction h () { echo; }",
  "[[ $a =~ ^(b|c)$ && ! -e d ]] || echo 'it'\\''s'",
  `echo "\${a:-"b"}" "\`date\`" $'it\\'s' $((1 + (2 * 3)))`,
  "while read -r line; do :; done < <(ls) 2>&1 &> /dev/null",
  "if ! a; then b; elif c; then d; else e; fi # fi",
];
const UNSOUND = [
  "if a; then\nfi",
  "if a; then b",
  "done",
  "case a in b) echo",
  "echo 'a",
  'echo "a',
  "echo $(a",
  "f() {",
  "(a",
  "a)",
  "echo ${a",
  "cat <<END\nx\n",
  "[[ a",
  "if a; then b; done",
  "echo `a",
];

const bashSays = (text: string) => {
  const { status, stderr } = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
  return status === 0 && !stderr.includes("here-document");
};

describe("a Bash script", () => {
  it.each(SOUND)("balances, as Bash says: %s", (text) => {
    expect(parseShell(text).problem).toBeNull();
    expect(bashSays(text)).toBe(true);
  });

  it.each(UNSOUND)("does not balance, as Bash says: %s", (text) => {
    expect(parseShell(text).problem).toMatch(/^line \d+: /);
    expect(bashSays(text)).toBe(false);
  });

  it("says in which line something was opened", () => {
    expect(parseShell("a\nif b; then\nc\n").problem).toBe("line 2: if is not closed");
  });

  it("yields the commands, those within substitutions apart, and the arguments that it knows", () => {
    const { commands, patterns } = parseShell('set -eu\nif a; then b "$(c d)"; fi\ncase $1 in --from | -f) e ;; esac');

    expect(commands.filter(({ isTopLevel }) => isTopLevel).map(({ words }) => words[0])).toContain("set");
    expect(commands.map(({ words }) => words.join(" "))).toEqual(expect.arrayContaining(["c d", 'b "$(c d)"', "e"]));
    expect(patterns).toEqual(["--from", "-f"]);
  });

  it("with a line lost is told from a sound one as Bash does", () => {
    const lines =
      aPackage("python-kubernetes")
        .files.find(({ path }) => path === "scripts/rollback.sh")
        ?.content.split("\n") ?? [];
    const damaged = fc.sample(fc.nat(lines.length - 1), { numRuns: 80, seed: 7 }).map((at) => lines.toSpliced(at, 1).join("\n"));
    const agreed = damaged.filter((text) => bashSays(text) === (parseShell(text).problem === null));

    expect(agreed.length).toBe(damaged.length);
    expect(damaged.filter((text) => !bashSays(text)).length).toBeGreaterThan(10);
  });
});
