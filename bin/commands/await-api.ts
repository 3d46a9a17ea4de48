import { setTimeout as sleep } from "node:timers/promises";
import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import { type HealthStatus, healthOf } from "./health.ts";

/** How long an API may take to answer at all, and then to be well: what is degraded by old messages stays so. */
export const PATIENCE = { answerMs: 60_000, wellMs: 5_000, everyMs: 250 };

/** Waits until the API answers, and a little longer until it is well. Advice where it never answers. */
export async function awaitApi(apiUrl: string, patience = PATIENCE): Promise<HealthStatus> {
  const startedAt = Date.now();
  let answeredAt: number | null = null;
  for (;;) {
    const status = await healthOf(apiUrl);
    if (status === "ok") return status;
    if (status === "degraded") answeredAt ??= Date.now();
    if (answeredAt !== null && Date.now() - answeredAt > patience.wellMs) return "degraded";
    if (answeredAt === null && Date.now() - startedAt > patience.answerMs) break;
    await sleep(patience.everyMs);
  }
  throw new Advice(`${apiUrl}/health does not answer`, "Look at the API's log: npm run logs serve-api");
}

export const awaitApiAloud = (apiUrl: string): Promise<HealthStatus> => step("Waiting for the API", () => awaitApi(apiUrl));
