import type { ReleaseContext } from "../../../contract/release.ts";
import { lookAt } from "../documents/read.ts";
import { ALERTMANAGER, type Alertmanager, alertmanagerFile, type Webhook } from "./alertmanager-file.ts";
import { routed } from "./routed.ts";

/** An alert that rolls back is sent through the routes, for every environment: it has to reach Bellwether, with a token. */
export const lookAtAlertmanagerRoute = lookAt(alertmanagerFile, (config, { context }) => ({
  problems: context.environments
    .flatMap((environment) => problemsFor(environment, config, context))
    .map((problem) => `${ALERTMANAGER}: ${problem}`),
  evidence: `alerts with rollback="true" of ${context.environments.join(", ")} reach Bellwether's /alerts, with a bearer token that is read from elsewhere`,
}));

function problemsFor(environment: string, { route, receivers }: Alertmanager, { service }: ReleaseContext): string[] {
  const reached = routed(route, { alertname: "SlaBurnFast", service, environment, severity: "page", rollback: "true" });
  const webhooks = receivers
    .filter(({ name }) => reached.includes(name))
    .flatMap(({ webhook_configs }) => webhook_configs.filter(isBellwether));
  if (webhooks.length === 0)
    return [`an alert of ${environment} with rollback="true" reaches no webhook at /alerts, but ${reached.join(", ") || "nobody"}`];
  return webhooks.some(hasToken) ? [] : ["the webhook at /alerts sends no bearer token (authorization with credentials_file)"];
}

/** The host may be a variable, which is filled in where Alertmanager runs. */
function isBellwether({ url }: Webhook): boolean {
  const filled = (url ?? "").replace(/^\$\{?\w+\}?/, "https://bellwether.invalid");
  return URL.canParse(filled) && new URL(filled).pathname.replace(/\/$/, "").endsWith("/alerts");
}

function hasToken({ http_config }: Webhook): boolean {
  const { type, credentials, credentials_file } = http_config?.authorization ?? {};
  return Boolean(http_config?.bearer_token_file) || (type === "Bearer" && Boolean(credentials_file || credentials));
}
