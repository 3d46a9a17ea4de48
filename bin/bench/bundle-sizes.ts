import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { homeOf } from "../places.ts";
import type { Measured } from "./measured.ts";

/** Size of the API handler's code: what its entry loads at once, and all of it with what is loaded on first use. */
export async function bundleSizes(): Promise<Measured[]> {
  const dir = join(homeOf(process.env).bundles, "serve-api");
  const code = (await readdir(dir)).filter((name) => name.endsWith(".mjs"));
  const sizes = await Promise.all(code.map(async (name) => ({ name, bytes: (await stat(join(dir, name))).size })));
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  return [{ what: "API handler's code, with what is loaded on first use", value: `${(all / 1e6).toFixed(2)} MB`, bar: "1.5 MB" }];
}
