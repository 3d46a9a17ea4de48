import { EnvironmentName } from "../../contract/deployment.ts";
import type { EnvironmentRequest, NamedSettings } from "../../contract/release-environment.ts";
import { environmentSet } from "../../domain/releases/environments/environment-set.ts";
import { shownEnvironment } from "../../domain/releases/environments/kept-environment.ts";
import { getEnvironment, putEnvironment } from "../../store/releases/environments.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError, wrong } from "../problem.ts";
import { type Asked, json } from "../route.ts";

/** Set what the body names; the rest stays as it was. A new signing secret is in this answer and in no other. */
export async function setEnvironment(context: ApiContext, { params, body, caller }: Asked<unknown, EnvironmentRequest>): Promise<Response> {
  const { releases } = context.stores;
  const environment = environmentNamed(params.environment);
  const { service = null, rotateSecret, ...named } = body;
  refuseUrls(context, named);
  const before = await getEnvironment(releases, environment, service);
  const order = { environment, service, named, rotateSecret, updatedBy: caller.name, updatedAt: context.now() };
  const { after, isNewSecret } = environmentSet(before, order, context.newSecret);
  if ((await putEnvironment(releases, before, after)) === "changed")
    throw new ProblemError("changed_meanwhile", `${environment} was set by somebody else just now; look at it and repeat the request`);
  const shared = service === null ? null : await getEnvironment(releases, environment, null);
  return json({ ...shownEnvironment(after, shared), signingSecret: isNewSecret ? after.signingSecret : null });
}

function environmentNamed(text: string | undefined): string {
  const named = EnvironmentName.safeParse(text);
  if (!named.success) throw wrong("environment", named.error.issues[0]?.message ?? "is no name");
  return named.data;
}

function refuseUrls(context: ApiContext, named: NamedSettings): void {
  for (const field of ["deployUrl", "prometheusUrl"] as const) {
    const url = named[field];
    const problem = typeof url === "string" ? context.problemOfUrl(url) : null;
    if (problem !== null) throw wrong(field, problem);
  }
}
