import * as z from "zod";
import { EnvironmentName } from "../../contract/deployment.ts";
import { Environment, EnvironmentRequest, EnvironmentSet } from "../../contract/release-environment.ts";
import { getEnvironment, listEnvironments, putEnvironment } from "../../store/releases/environments.ts";
import type { ApiContext } from "../api-context.ts";
import { type Asked, json, type Route, route } from "../route.ts";
import { wrong } from "./require.ts";

async function set(context: ApiContext, { params, body, caller }: Asked<unknown, EnvironmentRequest>): Promise<Response> {
  const named = EnvironmentName.safeParse(params.environment);
  if (!named.success) throw wrong("environment", named.error.issues[0]?.message ?? "is no name");
  const { service = null, rotateSecret, ...settings } = body;
  for (const field of ["deployUrl", "prometheusUrl"] as const) {
    const url = settings[field];
    const problem = url === null ? null : context.problemOfUrl(url);
    if (problem !== null) throw wrong(field, problem);
  }
  const before = await getEnvironment(context.stores.releases, named.data, service);
  const isNew = before === null || rotateSecret;
  const signingSecret = isNew ? context.newSecret() : before.signingSecret;
  const shown: Environment = { ...settings, environment: named.data, service, updatedBy: caller.name, updatedAt: context.now() };
  await putEnvironment(context.stores.releases, { ...shown, signingSecret });
  return json({ ...shown, signingSecret: isNew ? signingSecret : null });
}

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
      description: "Those that were set; others have the defaults",
    },
    problems: [],
    serve: async () => json({ items: await listEnvironments(context.stores.releases) }),
  }),
  route({
    method: "PUT",
    path: "/environments/{environment}",
    tag: "Releases",
    summary: "Set what an environment is deployed and verified by",
    scope: "admin",
    body: EnvironmentRequest,
    answers: { status: 200, schema: EnvironmentSet, description: "The settings; the signing secret only where it is new" },
    problems: [],
    serve: (asked) => set(context, asked),
  }),
];
