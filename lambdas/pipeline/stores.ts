import { ENV } from "../contract/names.ts";
import { emulatorEndpoint, optionalEnv, requireEnv } from "../runtime/env.ts";
import { type Bucket, openBucket } from "../store/objects.ts";
import { openTable, type Table } from "../store/table.ts";

/** Where the pipeline keeps what it knows. */
export type Stores = {
  readonly runs: Table;
  readonly insights: Table;
  readonly incidents: Table;
  readonly deployments: Table;
  readonly registry: Table;
  readonly releases: Table;
};

export const openStores = (): Stores => ({
  runs: openTable(requireEnv(ENV.runsTable)),
  insights: openTable(requireEnv(ENV.insightsTable)),
  incidents: openTable(requireEnv(ENV.incidentsTable)),
  deployments: openTable(requireEnv(ENV.deploymentsTable)),
  registry: openTable(requireEnv(ENV.registryTable)),
  releases: openTable(requireEnv(ENV.releasesTable)),
});

/** The data bucket as our own functions reach it, an executor too. */
export const openData = (): Bucket => openBucket(requireEnv(ENV.dataBucket), emulatorEndpoint());

/** The same as people reach it: presigned URLs name this host. */
export const openPublicData = (): Bucket => openBucket(requireEnv(ENV.dataBucket), optionalEnv(ENV.presignEndpoint) ?? emulatorEndpoint());
