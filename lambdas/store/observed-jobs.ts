import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { attemptsPartition, jobKey, jobsPrefix } from "./keys.ts";
import { queryRange } from "./query.ts";
import type { Table } from "./table.ts";

type JobName = { readonly repo: string; readonly externalId: string; readonly attempt: number; readonly jobId: string };
export type ToldJob = {
  /** Grows with the job's progress: what is further replaces what is not. */
  readonly place: string;
  /** What GitHub sent, as JSON. */
  readonly raw: string;
};

const MOST_JOBS = 500;

/** Keep what a webhook told of a job, if it is further than what is kept. */
export async function putJob({ client, name }: Table, of: JobName, { place, raw }: ToldJob): Promise<"stored" | "older"> {
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: { ...jobKey(of.repo, of.externalId, of.attempt, of.jobId), place, raw },
        ConditionExpression: "attribute_not_exists(pk) OR place < :place",
        ExpressionAttributeValues: { ":place": place },
      }),
    );
    return "stored";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "older";
    throw error;
  }
}

/** The jobs of an attempt that webhooks told of, each as GitHub's JSON. */
export async function listJobs(runs: Table, { repo, externalId, attempt }: Omit<JobName, "jobId">): Promise<string[]> {
  const from = jobsPrefix(attempt);
  const range = { pk: attemptsPartition(repo, externalId), from, before: `${from}~`, limit: MOST_JOBS };
  const items = await queryRange(runs, { ...range, oldestFirst: true, consistent: true });
  return items.map(({ raw }) => String(raw));
}
