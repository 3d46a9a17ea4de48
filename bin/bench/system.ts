import type { Stores } from "../../lambdas/pipeline/stores.ts";
import type { Bucket } from "../../lambdas/store/objects.ts";
import { openContext } from "../commands/context.ts";
import { readStatus } from "../commands/status.ts";
import { type Api, openApi } from "../demo/api.ts";
import { readOutputs } from "../targets/outputs.ts";
import { enterPlace } from "../targets/program-env.ts";

/** The system under measurement: over HTTP as users see it, and from inside, to fill it. */
export type BenchSystem = {
  readonly apiUrl: string;
  readonly token: string;
  readonly api: Api;
  readonly stores: Stores;
  readonly data: Bucket;
};

export async function openBenchSystem(): Promise<BenchSystem> {
  const context = await openContext();
  enterPlace(context.place);
  const { apiUrl, token } = await readStatus(context);
  const outputs = await readOutputs(context.home.outputs("local"));
  if (!apiUrl || !token || !outputs) throw new Error("the system under measurement is not up");
  const { openTable } = await import("../../lambdas/store/table.ts");
  const { openBucket } = await import("../../lambdas/store/objects.ts");
  return {
    apiUrl,
    token,
    api: openApi(apiUrl, token),
    data: openBucket(outputs.DataBucket, process.env.AWS_ENDPOINT_URL),
    stores: {
      runs: openTable(outputs.RunsTable),
      insights: openTable(outputs.InsightsTable),
      incidents: openTable(outputs.IncidentsTable),
      deployments: openTable(outputs.DeploymentsTable),
      registry: openTable(outputs.RegistryTable),
      releases: openTable(outputs.ReleasesTable),
    },
  };
}

/** A commit that no other run of the bench has. */
let commits = 0;
export const nextCommit = (): string => (++commits).toString(16).padStart(40, "0");

export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
};
