import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.spec.ts"],
          exclude: ["test/integration/**", "test/browser/**"],
          testTimeout: 20_000,
          maxWorkers: Math.max(2, availableParallelism() - 1), // The default would be one where there are two cores.
          env: { POWERTOOLS_LOG_LEVEL: "SILENT" },
        },
      },
      {
        test: {
          name: "system",
          include: ["test/integration/**/*.spec.ts", "test/browser/**/*.spec.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // One system, one file at a time, after all others.
          globalSetup: ["test/support/system/bring-up.ts"],
          setupFiles: ["test/support/system/enter.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
