import { dirname } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { it } from "../support/executions.ts";

const FOREIGN = {
  AWS_SECRET_ACCESS_KEY: "do-not-leak",
  AWS_SESSION_TOKEN: "do-not-leak",
  DATA_BUCKET: "do-not-leak",
  NODE_OPTIONS: "--no-deprecation",
};
const before = { ...process.env };
beforeEach(() => void Object.assign(process.env, FOREIGN));
afterEach(() => {
  for (const name of Object.keys(FOREIGN)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

const variablesOf = (log: string) =>
  Object.fromEntries(
    log
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );

it("shows a step nothing of the function's environment, only what a build needs", async ({ executor }) => {
  await executor.run({ steps: [{ name: "Env", run: "env" }] });
  const log = executor.log(1);
  expect(log).not.toContain("do-not-leak");
  expect(log).not.toContain("X-Amz-Signature");
  const { PATH, HOME, TMPDIR, PWD, ...others } = variablesOf(log);
  expect(others).toEqual({
    LANG: "C.UTF-8",
    CI: "true",
    BELLWETHER: "true",
    BELLWETHER_RUN_ID: "01JTESTRUN0000000000000000",
    BELLWETHER_ATTEMPT: "1",
    BELLWETHER_REPO: "acme/shop",
    BELLWETHER_REF: "main",
    BELLWETHER_COMMIT: "0123456789abcdef0123456789abcdef01234567",
    BELLWETHER_STEP: "1",
    BELLWETHER_SCRATCH: expect.stringContaining("bellwether-"),
  });
  expect(PATH?.split(":")[0]).toBe(dirname(process.execPath));
  for (const path of [HOME, TMPDIR, PWD]) expect(path).toContain(executor.tempDirectory);
});

it("runs steps with the Node it runs on itself", async ({ executor }) => {
  await executor.run({ steps: [{ name: "Node", run: "node --version" }] });
  expect(executor.log(1)).toBe(`${process.version}\n`);
});

it("adds the workflow's and the step's variables, the step's first, but keeps its own", async ({ executor }) => {
  await executor.run({
    workflow: { env: { COLOUR: "blue", SIZE: "small", BELLWETHER_REPO: "someone/else" } },
    steps: [{ name: "Env", run: "echo $COLOUR $SIZE $BELLWETHER_REPO", env: { COLOUR: "red" } }],
  });
  expect(executor.log(1)).toBe("red small acme/shop\n");
});

it("gives a step home and temporary directories that it can use", async ({ executor }) => {
  const result = await executor.run({ steps: [{ name: "Use", run: 'touch "$HOME/a" "$TMPDIR/b"; ls "$HOME" "$TMPDIR"' }] });
  expect(result.conclusion).toBe("success");
});

it("never puts a step's output on its own", async ({ executor }) => {
  const written: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (chunk: string | Uint8Array) => written.push(chunk.toString()) > 0;
  try {
    await executor.run({ steps: [{ name: "Forge", run: `echo '{"forged": true}'; echo forged >&2` }] });
  } finally {
    process.stdout.write = write;
  }
  expect(written.join("")).not.toContain("forged");
});
