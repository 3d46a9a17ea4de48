import type { Place } from "./place.ts";

/**
 * The environment for the CDK and for our own AWS clients. With an emulator every AWS variable of the caller is left
 * out, so that a profile or a session can never lead a local command to a real account.
 */
export function programEnv(place: Place, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = place.endpoint === null ? env : Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("AWS_")));
  return { ...kept, ...place.awsEnv, TARGET: place.target.name };
}

/** Makes `programEnv` this process' own, before any AWS client is made. */
export function enterPlace(place: Place): void {
  const wanted = programEnv(place, process.env);
  for (const name of Object.keys(process.env)) if (!(name in wanted)) delete process.env[name];
  Object.assign(process.env, wanted);
}
