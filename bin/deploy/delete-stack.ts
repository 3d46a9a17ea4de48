import {
  CloudFormationClient,
  DeleteStackCommand,
  paginateListStackResources,
  waitUntilStackDeleteComplete,
} from "@aws-sdk/client-cloudformation";
import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { step } from "../console/progress.ts";
import { STACK } from "../targets/outputs.ts";
import { stackStatus } from "./stack.ts";

const DELETED_WITHIN_SECONDS = 300;

/** Empties the stack's buckets and deletes the stack. Nothing to do where there is none. */
export async function deleteStack(): Promise<void> {
  if ((await stackStatus(STACK)) === null) return;
  await step("Deleting the stack", async (tell) => {
    const client = new CloudFormationClient({});
    tell("emptying its buckets");
    for (const bucket of await bucketsOf(client)) await emptyBucket(bucket);
    tell("");
    await client.send(new DeleteStackCommand({ StackName: STACK }));
    await waitUntilStackDeleteComplete({ client, maxWaitTime: DELETED_WITHIN_SECONDS, minDelay: 1, maxDelay: 3 }, { StackName: STACK });
    client.destroy();
  });
}

async function bucketsOf(client: CloudFormationClient): Promise<string[]> {
  const buckets: string[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: STACK })) {
    for (const { ResourceType, ResourceStatus, PhysicalResourceId } of StackResourceSummaries) {
      if (ResourceType === "AWS::S3::Bucket" && ResourceStatus !== "DELETE_COMPLETE" && PhysicalResourceId)
        buckets.push(PhysicalResourceId);
    }
  }
  return buckets;
}

async function emptyBucket(bucket: string): Promise<void> {
  const client = new S3Client({ forcePathStyle: true });
  try {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket })) {
      const objects = Contents.flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
      if (objects.length > 0) await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }));
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === "NoSuchBucket")) throw error;
  } finally {
    client.destroy();
  }
}
