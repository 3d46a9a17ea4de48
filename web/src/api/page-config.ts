import type { PageConfig } from "../../../lambdas/contract/page-config.ts";

/** What a `config.json` says, or null where it is not one of ours. */
export function pageConfigOf(value: unknown): PageConfig | null {
  if (typeof value !== "object" || value === null) return null;
  const { apiUrl, target, publicRead, stepsRunAs }: { [K in keyof PageConfig]?: unknown } = value;
  if (typeof apiUrl !== "string" || typeof target !== "string" || typeof stepsRunAs !== "string") return null;
  return { apiUrl, target, publicRead: publicRead === true, stepsRunAs };
}

/** The API's absolute URL without a slash at its end, so that paths can be appended to it. */
export const apiBaseUrl = ({ apiUrl }: PageConfig, pageUrl: string): string => new URL(apiUrl, pageUrl).href.replace(/\/+$/, "");
