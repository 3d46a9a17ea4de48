import type { DynamoDBRecord } from "aws-lambda";
import { Deployment, type EndStatus } from "../contract/deployment.ts";
import { asEnded } from "../domain/deployments/as-ended.ts";
import { newImageOf, oldImageOf } from "../runtime/new-image.ts";

/** The deployment that this change ended, as it ended; `null` for every other change. */
export function endedBy(record: DynamoDBRecord): (Deployment & { readonly status: EndStatus }) | null {
  const image = newImageOf(record);
  if (!image || image.status === "running" || oldImageOf(record)?.status !== "running") return null;
  const { status, ...deployment } = asEnded(Deployment.parse(image));
  return status === "running" ? null : { ...deployment, status };
}

/** The deployment that this change found failed after it had ended well; `null` for every other change. */
export function failedLaterBy(record: DynamoDBRecord): Deployment | null {
  const image = newImageOf(record);
  if (!image || image.status === "running" || !image.failure || oldImageOf(record)?.failure) return null;
  return Deployment.parse(image);
}

/** The deployment that this change rolled back after it had ended well; `null` for every other change. */
export function rolledBackBy(record: DynamoDBRecord): Deployment | null {
  const image = newImageOf(record);
  if (image?.status !== "rolled_back" || !image.rolledBackAt || oldImageOf(record)?.status === "rolled_back") return null;
  return Deployment.parse(image);
}
