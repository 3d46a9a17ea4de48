import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsIn } from "../../../../lambdas/readiness/pipeline/shell/commands.ts";
import { programOf } from "../../../../lambdas/readiness/pipeline/shell/program.ts";

const words = (script: string) => commandsIn(script).map((command) => command.words.join(" "));

describe("the commands of a script", () => {
  it("end at lines, separators and pipes, each with what joins it to the next", () => {
    expect(commandsIn("a 1 && b || c; d | e &\nf")).toEqual([
      { words: ["a", "1"], joint: "&&" },
      { words: ["b"], joint: "||" },
      { words: ["c"], joint: ";" },
      { words: ["d"], joint: "|" },
      { words: ["e"], joint: "&" },
      { words: ["f"], joint: "\n" },
    ]);
  });

  it("do not end within quotes, expressions or continued lines", () => {
    const expression = `$${"{{ a || b; c }}"}`;
    expect(words(`echo "a; b" 'c && d' ${expression} \\\n  last`)).toEqual([`echo a; b c && d ${expression} last`]);
  });

  it("are not what stands in comments and here-documents", () => {
    expect(words("# pip-audit\ncat <<'END' > file\npip-audit\nEND\nls # grype")).toEqual(["cat > file", "ls"]);
  });

  it("come without variables, keywords and groups before them", () => {
    expect(words("A=1 B='2 3' run it || { stop; exit 1; }\nif ! ask; then go; fi\n$(inner)")).toEqual([
      "run it",
      "stop",
      "exit 1",
      "ask",
      "go",
      "$",
      "inner",
    ]);
  });

  it("keep redirections with their command", () => {
    expect(words("run >&2 2>&1 &> file")).toEqual(["run >&2 2>&1 &> file"]);
  });

  it("are found in time in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a'\"$ {}()|&;\\\n#<>~"), maxLength: 400 }), (text) => {
        expect(Array.isArray(commandsIn(text))).toBe(true);
      }),
    );
    const begun = performance.now();
    for (const text of ["'", '"', "<<A\n", "$" + "{{", "\\", "(", "${"]) commandsIn(text.repeat(16_384 / text.length));
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe("the program of a command", () => {
  it.each([
    ["npx --yes html-validate@11.18.0 --preset=standard dist", "html-validate"],
    ["npx --yes --package secretlint@1 secretlint dist", "secretlint"],
    ["python -m pytest tests/unit", "pytest"],
    ["uv run ruff check .", "ruff"],
    ["npm run test:integration -- --run", "npm run test:integration"],
    ["npm test", "npm test"],
    ["node --test test/", "node --test"],
    ["bash scripts/switch.sh dev", "scripts/switch.sh"],
    ["node_modules/.bin/eslint .", "eslint"],
    ["./scripts/x.sh", "./scripts/x.sh"],
    ["", ""],
  ])("%s is %s", (command, program) => {
    expect(programOf(command.split(" ")).program).toBe(program);
  });
});
