import { AlertAnswer, AlertNotification } from "../../contract/alert.ts";
import { takeAlerts } from "../../pipeline/releases/take-alerts.ts";
import type { ApiContext } from "../api-context.ts";
import { json, type Route, route } from "../route.ts";

/** Alertmanager groups alerts; a storm is one large body. */
const LARGEST_BYTES = 2 * 1024 * 1024;

export const alertRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/alerts",
    tag: "Releases",
    summary: "Take Alertmanager's alerts, and roll back what they speak against",
    scope: "write",
    largestBodyBytes: LARGEST_BYTES,
    body: AlertNotification,
    answers: { status: 200, schema: AlertAnswer, description: "What each alert did, with the reason" },
    problems: [],
    serve: async ({ body }) => json({ outcomes: await takeAlerts(context, body.alerts) }),
  }),
];
