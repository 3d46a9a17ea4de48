import { Alert, AlertAnswer, AlertNotification } from "../../contract/alert.ts";
import { takeAlerts } from "../../pipeline/releases/take-alerts.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError } from "../problem.ts";
import { json, type Route, route } from "../route.ts";

/** Alertmanager groups alerts; a storm is one large body. */
const LARGEST_BYTES = 2 * 1024 * 1024;

/** 400 where none of the alerts can be read. Beside readable ones each has an outcome of its own: Alertmanager repeats no 4xx, and would lose them all. */
function requireReadable(alerts: readonly unknown[]): void {
  const errors = alerts.map((alert, index) =>
    (Alert.safeParse(alert).error?.issues ?? []).map(({ path, message }) => ({
      field: ["alerts", index, ...path].join("."),
      reason: message,
    })),
  );
  if (errors.length === 0 || errors.some((found) => found.length === 0)) return;
  const all = errors.flat();
  throw new ProblemError(
    "validation_failed",
    all
      .map(({ field, reason }) => `${field}: ${reason}`)
      .join("; ")
      .slice(0, 2_000),
    { errors: all.slice(0, 100) },
  );
}

export const alertRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/alerts",
    tag: "Releases",
    summary: "Take Alertmanager's alerts, and roll back what they speak against",
    scope: "report",
    largestBodyBytes: LARGEST_BYTES,
    body: AlertNotification,
    answers: { status: 200, schema: AlertAnswer, description: "What each alert did, with the reason" },
    problems: [],
    serve: async ({ body, caller }) => {
      requireReadable(body.alerts);
      return json({ outcomes: await takeAlerts(context, body.alerts, caller.name) });
    },
  }),
];
