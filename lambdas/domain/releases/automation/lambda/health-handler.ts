import type { ReleaseContext } from "../../../../contract/release.ts";

/** Where the smoke tests and the rollback ask. */
export const HEALTH_PATH = "/health";

/** `src/health.mjs`: a function that answers is alive; ready is one whose checks hold. */
export const healthMjs = ({ name }: ReleaseContext): string => `/**
 * Readiness of ${name}; a function that answers at all is alive. First thing in the handler:
 *
 *   const answer = await health(event, { database: () => ping() });
 *   if (answer) return answer;
 */
const version = process.env.VERSION ?? "unknown";

/** The answer to a question for health; null for any other request. A check that throws, or answers false, fails. */
export async function health(event, checks = {}) {
  if ((event.rawPath ?? event.path) !== "${HEALTH_PATH}") return null;
  const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => ({ name, holds: await holds(check) })));
  const failing = results.filter((result) => !result.holds).map((result) => result.name);
  return failing.length === 0 ? answer(200, { status: "ready", version }) : answer(503, { status: "not ready", failing, version });
}

const holds = async (check) => {
  try {
    return (await check()) !== false;
  } catch {
    return false;
  }
};

const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify(body),
});
`;
