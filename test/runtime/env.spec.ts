import { afterEach, expect, it, vi } from "vitest";
import { emulatorEndpoint, requireEnv } from "../../lambdas/runtime/env.ts";

afterEach(() => vi.unstubAllEnvs());

it("names the variable that a function lacks, and takes an empty one for lacking", () => {
  vi.stubEnv("RUNS_TABLE", "");

  expect(() => requireEnv("RUNS_TABLE")).toThrow("environment variable RUNS_TABLE is not set");
});

it("knows an emulator by its endpoint, and AWS by none", () => {
  vi.stubEnv("AWS_ENDPOINT_URL", "");
  expect(emulatorEndpoint()).toBeUndefined();

  vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
  expect(emulatorEndpoint()).toBe("http://127.0.0.1:4566");
});
