import { readFile } from "node:fs/promises";
import * as z from "zod";

/** The stack that the CDK app deploys. */
export const STACK = "Bellwether";

/** What the stack says of itself once it is up. */
export const Outputs = z.object({
  ApiId: z.string(),
  ApiUrl: z.string(),
  PageBucket: z.string(),
  DataBucket: z.string(),
  RunsTable: z.string(),
  InsightsTable: z.string(),
  IncidentsTable: z.string(),
  DeploymentsTable: z.string(),
  RegistryTable: z.string(),
  ReleasesTable: z.string(),
  RunsQueueUrl: z.string(),
  PollsQueueUrl: z.string(),
  DecisionsTopicArn: z.string(),
  DistributionDomain: z.string().optional(),
});
export type Outputs = z.infer<typeof Outputs>;

const OutputsFile = z.object({ [STACK]: Outputs });

/** Reads what `cdk deploy --outputs-file` wrote; null where nothing has been deployed yet. */
export async function readOutputs(file: string): Promise<Outputs | null> {
  try {
    return OutputsFile.parse(JSON.parse(await readFile(file, "utf8")))[STACK];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
