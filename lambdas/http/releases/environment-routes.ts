import * as z from "zod";
import { Environment, EnvironmentRequest, EnvironmentSet } from "../../contract/release-environment.ts";
import { listEnvironments } from "../../store/releases/environments.ts";
import type { Caller } from "../access.ts";
import type { ApiContext } from "../api-context.ts";
import { json, type Route, route } from "../route.ts";
import { setEnvironment } from "./set-environment.ts";

/** A path or query may hold a secret, as those of webhooks do: only who may set a URL reads all of it. */
const shownTo = ({ scope }: Caller, environment: Environment): Environment =>
  scope === "admin"
    ? environment
    : { ...environment, deployUrl: placeOf(environment.deployUrl), prometheusUrl: placeOf(environment.prometheusUrl) };

const placeOf = (url: string | null): string | null => (url === null ? null : new URL(url).origin);

export const environmentRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/environments",
    tag: "Releases",
    summary: "List what environments are deployed and verified by",
    scope: "read",
    answers: {
      status: 200,
      schema: z.object({ items: z.array(Environment) }),
      description: "Those that were set, with what holds for them; others have the defaults. Whole URLs are for admin tokens",
    },
    problems: [],
    serve: async ({ caller }) => json({ items: (await listEnvironments(context.stores.releases)).map((one) => shownTo(caller, one)) }),
  }),
  route({
    method: "PUT",
    path: "/environments/{environment}",
    tag: "Releases",
    summary: "Set what an environment is deployed and verified by; what is left out stays",
    scope: "admin",
    body: EnvironmentRequest,
    answers: { status: 200, schema: EnvironmentSet, description: "What holds now; the signing secret only where it is new" },
    problems: ["changed_meanwhile"],
    serve: (asked) => setEnvironment(context, asked),
  }),
];
