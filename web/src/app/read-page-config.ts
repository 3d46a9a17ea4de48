import type { PageConfig } from "../../../lambdas/contract/page-config.ts";
import { pageConfigOf } from "../api/page-config.ts";

/** The `config.json` that the deploy command wrote beside the page; null where there is none that can be read. */
export async function readPageConfig(): Promise<PageConfig | null> {
  try {
    const response = await fetch("config.json", { cache: "no-cache" });
    return response.ok ? pageConfigOf(await response.json()) : null;
  } catch {
    return null;
  }
}
