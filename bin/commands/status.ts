import { parseArgs } from "node:util";
import { readTokenFile } from "../access/token-file.ts";
import { readArguments } from "../console/arguments.ts";
import { readOutputs } from "../targets/outputs.ts";
import { type Context, openContext } from "./context.ts";
import { isHealthy, reasonsOf } from "./health.ts";
import { docsUrlOf, prefixOf } from "./summary.ts";

/** The addresses are null where nothing has been deployed; the token is null where none is kept, as on AWS. */
export type Status = {
  readonly target: string;
  readonly healthy: boolean;
  readonly apiUrl: string | null;
  readonly dashboardUrl: string | null;
  readonly docsUrl: string | null;
  readonly token: string | null;
};

/** Exit code 0 where the system is healthy, else 1. */
export async function statusCommand(args: string[]): Promise<number> {
  const { values } = readArguments("npm run status -- [--json]", () =>
    parseArgs({ args, options: { json: { type: "boolean", default: false } } }),
  );
  const status = await readStatus(await openContext());
  const { healthy, apiUrl, token } = status;
  const reasons = values.json || healthy || apiUrl === null ? [] : await reasonsOf(apiUrl, token);
  process.stdout.write(values.json ? `${JSON.stringify(status)}\n` : describeStatus(status, reasons));
  return status.healthy ? 0 : 1;
}

export async function readStatus({ home, place }: Context): Promise<Status> {
  const { name } = place.target;
  const outputs = await readOutputs(home.outputs(name));
  if (!outputs) return { target: name, healthy: false, apiUrl: null, dashboardUrl: null, docsUrl: null, token: null };
  const { apiUrl, dashboardUrl } = place.urlsOf(outputs);
  const token = await readTokenFile(home.token(name));
  return { target: name, healthy: await isHealthy(apiUrl), apiUrl, dashboardUrl, docsUrl: docsUrlOf(apiUrl), token };
}

/** In words; `reasons` are why it is not well, as far as it can say. */
export function describeStatus({ target, healthy, apiUrl, dashboardUrl, docsUrl, token }: Status, reasons: readonly string[] = []): string {
  const start = `${prefixOf(target)}npm ${target === "aws" ? "run deploy" : "start"}`;
  if (apiUrl === null) return `Bellwether (${target}) is not deployed. To start: ${start}\n`;
  const ill = reasons.length > 0 ? "up, but not well:" : `not healthy, or does not run. To start it: ${start}`;
  return [
    `Bellwether (${target}) is ${healthy ? "healthy" : ill}`,
    ...reasons.map((reason) => `  ! ${reason}`),
    `  Dashboard   ${dashboardUrl}`,
    `  API         ${apiUrl}`,
    `  API docs    ${docsUrl}`,
    `  Token       ${token ?? "none is kept"}`,
    "",
  ].join("\n");
}
