import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { type ExecutionOrder, ExecutionProgress, ExecutionResult, MAX_REPORTS, MAX_STEPS } from "../../lambdas/contract/execution.ts";
import { type ExecuteDeps, execute } from "../../lambdas/execution/execute.ts";
import { FakeS3 } from "./fake-s3.ts";
import { aSourceTarball } from "./source-tarball.ts";

/** A storage and a temporary directory for each spec, and executions that go through them for real. */
export class TestExecutor {
  readonly s3 = new FakeS3();
  readonly tempDirectory = mkdtempSync(join(tmpdir(), "executions-"));
  readonly warnings: string[] = [];

  /** An order for a source of these files; `.bellwether.json` from `steps` unless it is among them. */
  async order(source: Source, overrides: Partial<ExecutionOrder> = {}): Promise<ExecutionOrder> {
    const tarball = Buffer.isBuffer(source) ? source : await aSourceTarball(filesOf(source));
    this.s3.put("source", tarball);
    return { ...anOrder((key) => this.s3.url(key)), sourceBytes: tarball.length, ...overrides };
  }

  execute(order: ExecutionOrder, deps: Partial<ExecuteDeps> = {}) {
    return execute(order, {
      tempDirectory: this.tempDirectory,
      searchPath: process.env.PATH,
      remainingMs: () => 900_000,
      now: Date.now,
      log: (message) => this.warnings.push(message),
      ...deps,
      limits: { retryDelaysMs: [20, 50, 100], ...deps.limits },
    });
  }

  /** Executes and answers the stored result, parsed with the contract. */
  async run(source: Source, overrides: Partial<ExecutionOrder> = {}, deps: Partial<ExecuteDeps> = {}): Promise<ExecutionResult> {
    await this.execute(await this.order(source, overrides), deps);
    return this.result();
  }

  result(): ExecutionResult {
    return ExecutionResult.parse(this.s3.json("result"));
  }

  log(step: number): string {
    return this.s3.text(`log-${step}`);
  }

  progress(): ExecutionProgress[] {
    return this.s3.puts.filter(({ key }) => key === "progress").map(({ body }) => ExecutionProgress.parse(JSON.parse(body.toString())));
  }

  /** What executions left on disk. */
  leftOnDisk(): string[] {
    return readdirSync(this.tempDirectory);
  }
}

export type Source = Buffer | { readonly steps?: readonly object[]; readonly workflow?: object; readonly files?: Record<string, string> };

function filesOf({ steps, workflow, files }: Exclude<Source, Buffer>): Record<string, string> {
  return { ...(steps && { ".bellwether.json": JSON.stringify({ version: 1, ...workflow, steps }) }), ...files };
}

export function anOrder(urlOf: (key: string) => string): ExecutionOrder {
  const many = (kind: string, count: number) => Array.from({ length: count }, (_, index) => urlOf(`${kind}-${index + 1}`));
  return {
    runId: "01JTESTRUN0000000000000000",
    attempt: 1,
    repo: "acme/shop",
    ref: "main",
    commit: "0123456789abcdef0123456789abcdef01234567",
    timeoutSeconds: 60,
    sourceBytes: 0,
    urls: {
      source: urlOf("source"),
      claim: urlOf("claim"),
      cancel: urlOf("cancel"),
      progress: urlOf("progress"),
      logs: many("log", MAX_STEPS),
      reports: many("report", MAX_REPORTS),
      result: urlOf("result"),
    },
  };
}

/** `it` with a fresh executor; its storage is stopped and its directory removed afterwards. */
export const it = test.extend<{ executor: TestExecutor }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from its first parameter.
  executor: async ({}, use) => {
    const executor = new TestExecutor();
    await executor.s3.start();
    await use(executor);
    await executor.s3.stop();
    rmSync(executor.tempDirectory, { recursive: true, force: true });
  },
});
