import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it, test } from "vitest";
import { retryAtOf } from "../../../../lambdas/sources/github/client/rate-refusal.ts";
import { startRun } from "../../../support/github/runs.ts";
import { NOW, okOf, REPO, watch } from "./setup.ts";

const RESET = "2026-11-02T09:45:00.000Z";
const LIMITED = { kind: "failed", failure: { code: "rate_limited" } };

describe("the primary limit", () => {
  test.each([403, 429] as const)("as a %i is told at once with the time of its reset, and not tried again", async (status) => {
    const { github, client } = await watch();
    github.limitPrimary(RESET, status);

    expect(await client.runs(REPO)).toMatchObject({
      ...LIMITED,
      failure: { retryAt: RESET, status },
      rate: { remaining: 0, resetAt: RESET },
    });
    expect(github.requests).toHaveLength(1);
  });

  it("comes when the quota is spent", async () => {
    const { client } = await watch({}, { quota: { limit: 2 } });

    expect(okOf(await client.repository(REPO)).rate).toMatchObject({ limit: 2, remaining: 1 });
    expect(okOf(await client.repository(REPO)).rate).toMatchObject({ remaining: 0 });
    expect(await client.repository(REPO)).toMatchObject(LIMITED);
  });
});

describe("a secondary limit", () => {
  test.each([
    [403, 90, "2026-11-02T09:31:30.000Z"],
    [429, 5, "2026-11-02T09:30:05.000Z"],
    [403, null, "2026-11-02T09:31:00.000Z"],
    [429, null, "2026-11-02T09:31:00.000Z"],
  ] as const)("as a %i with retry-after %s says to come back at %s", async (status, seconds, retryAt) => {
    const { github, client } = await watch();
    github.limitSecondary(seconds, status);

    expect(await client.runs(REPO)).toMatchObject({ ...LIMITED, failure: { retryAt, status } });
    expect(github.requests).toHaveLength(1);
  });
});

describe("after a limit", () => {
  it("the next request goes out at once: whether to wait is its caller's to decide", async () => {
    const { github, client } = await watch();
    startRun(github.world, REPO);
    github.limitPrimary("2099-01-01T00:00:00Z");
    await client.runs(REPO);
    github.limitSecondary(3600);
    await Promise.all(Array.from({ length: 20 }, () => client.runs(REPO)));
    github.lift();
    const start = performance.now();

    expect((await client.runs(REPO)).kind).toBe("ok");
    expect(performance.now() - start).toBeLessThan(500);
  });

  it("nothing keeps a process alive that is done", async () => {
    const { github } = await watch();
    github.limitSecondary(3600);
    const code = `
      const { openGitHub } = await import("./lambdas/sources/github/client/client.ts");
      const client = openGitHub({ token: "ghp_let-me-in", baseUrl: "${github.url}", now: () => "${NOW}" });
      console.log((await client.runs("${REPO}")).failure.code);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", code], { timeout: 10_000 });
    const [said, [exit]] = await Promise.all([text(child.stdout), once(child, "exit")]);

    expect({ said, exit }).toEqual({ said: "rate_limited\n", exit: 0 });
  });
});

describe("a refusal's words", () => {
  const refusal = (overrides: Partial<Parameters<typeof retryAtOf>[0]>) =>
    retryAtOf({ status: 403, headers: {}, message: "", ...overrides }, NOW);

  it("tell a limit from a missing permission", () => {
    expect(refusal({ message: "Resource not accessible by personal access token" })).toBeNull();
    expect(refusal({ message: "You have triggered an abuse detection mechanism" })).toBe("2026-11-02T09:31:00.000Z");
    expect(refusal({ message: "You have exceeded a secondary rate limit" })).toBe("2026-11-02T09:31:00.000Z");
    expect(refusal({ status: 404, headers: { "retry-after": "5" } })).toBeNull();
  });

  it("may give the wait as a date, and no wait stops the observer for longer than a day", () => {
    expect(refusal({ headers: { "retry-after": "Mon, 02 Nov 2026 09:40:00 GMT" } })).toBe("2026-11-02T09:40:00.000Z");
    expect(refusal({ headers: { "retry-after": "99999999999" } })).toBe("2026-11-03T09:30:00.000Z");
    expect(refusal({ headers: { "retry-after": "soon" } })).toBeNull();
  });

  it("hold with the later time where there are two", () => {
    const reset = String(Date.parse(RESET) / 1000);
    const spent = { "x-ratelimit-limit": "5000", "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };

    expect(refusal({ headers: { ...spent, "retry-after": "5" } })).toBe(RESET);
    expect(refusal({ headers: { ...spent, "retry-after": "1800" } })).toBe("2026-11-02T10:00:00.000Z");
    expect(refusal({ headers: { "x-ratelimit-remaining": "0" } })).toBe("2026-11-02T09:31:00.000Z");
  });
});
