import { PublicHealth } from "../../lambdas/contract/health.ts";

const ANSWERS_WITHIN_MS = 10_000;

/** Whether `GET /health` answers "ok" in time. */
export async function isHealthy(apiUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${apiUrl}/health`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return response.ok && PublicHealth.parse(await response.json()).status === "ok";
  } catch {
    return false;
  }
}
