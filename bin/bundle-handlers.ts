import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { HANDLERS } from "../lambdas/contract/names.ts";
import { ROOT } from "./places.ts";

/** CommonJS packages inside an ES module bundle call `require`. */
const BANNER = `import { createRequire as bellwetherRequire } from "node:module"; const require = bellwetherRequire(import.meta.url);`;

/**
 * Bundle every handler into a folder of its own under `out`. What is imported dynamically becomes a chunk beside
 * it, loaded on first use. Nothing is left to the runtime: MiniStack has no AWS SDK, and AWS's changes under us.
 */
export async function bundleHandlers(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await Promise.all(
    HANDLERS.map((name) =>
      build({
        entryPoints: { index: join(ROOT, `lambdas/handlers/${name}.ts`) },
        outdir: join(out, name),
        outExtension: { ".js": ".mjs" },
        chunkNames: "chunk-[hash]",
        bundle: true,
        splitting: true,
        format: "esm",
        platform: "node",
        // Their ES modules: a CommonJS package that is imported dynamically has no named exports in a bundle.
        mainFields: ["module", "main"],
        target: "node24",
        minify: true,
        keepNames: true,
        sourcemap: true,
        sourcesContent: false,
        banner: { js: BANNER },
        logLevel: "warning",
      }),
    ),
  );
}
