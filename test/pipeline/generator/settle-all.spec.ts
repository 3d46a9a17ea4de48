import { describe, expect, it } from "vitest";
import { settleAll } from "../../../lambdas/pipeline/settle-all.ts";

describe("settling several pieces of work", () => {
  it("answers what each came to", async () => {
    await expect(settleAll([Promise.resolve(1), Promise.resolve("two")])).resolves.toEqual([1, "two"]);
  });

  it("waits for all, and then throws what failed", async () => {
    let isDone = false;
    const slow = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      isDone = true;
    });

    await expect(settleAll([Promise.reject(new Error("no table")), slow])).rejects.toThrow("Error: no table");
    expect(isDone).toBe(true);
  });
});
