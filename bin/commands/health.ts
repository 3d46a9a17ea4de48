import { Health, PublicHealth } from "../../lambdas/contract/health.ts";

const ANSWERS_WITHIN_MS = 10_000;

export type HealthStatus = "ok" | "degraded";

/** What `GET /health` says; null where nothing answers it in time. */
export async function healthOf(apiUrl: string): Promise<HealthStatus | null> {
  const body = await ask(apiUrl, null);
  return PublicHealth.safeParse(body).data?.status ?? null;
}

export const isHealthy = async (apiUrl: string): Promise<boolean> => (await healthOf(apiUrl)) === "ok";

/** Why the system is degraded, for whoever has a token; none where it does not say. */
export async function reasonsOf(apiUrl: string, token: string | null): Promise<readonly string[]> {
  return Health.safeParse(await ask(apiUrl, token)).data?.reasons ?? [];
}

async function ask(apiUrl: string, token: string | null): Promise<unknown> {
  try {
    const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
    const response = await fetch(`${apiUrl}/health`, { headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
