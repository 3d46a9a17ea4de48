import type { TargetName } from "../../lib/targets.ts";
import { Advice } from "../console/advice.ts";

const READY = [
  "CREATE_COMPLETE",
  "UPDATE_COMPLETE",
  "UPDATE_ROLLBACK_COMPLETE",
  "REVIEW_IN_PROGRESS",
  "IMPORT_COMPLETE",
  "IMPORT_ROLLBACK_COMPLETE",
];

/**
 * What keeps the stack from being deployed to, null where nothing does. The CDK deletes a stack whose creation was
 * rolled back and makes it anew; on LocalStack, where an update does not roll back, that would lose data.
 */
export function stackObstacle(status: string | null, target: TargetName): Advice | null {
  if (status === null || READY.includes(status)) return null;
  if (status.endsWith("_IN_PROGRESS")) {
    return new Advice(
      `The stack is busy (${status}): another deploy is at work, or one was interrupted`,
      "Wait until it has ended, then try again",
      ...startAfresh(target),
    );
  }
  if (status === "ROLLBACK_COMPLETE" && target !== "localstack") return null;
  return new Advice(
    `The stack is in the state ${status}: a deploy failed, and the next one would delete the stack with its data`,
    ...startAfresh(target),
  );
}

function startAfresh(target: TargetName): string[] {
  if (target === "aws") return ["See CloudFormation's events of the stack Bellwether, and put right what they name"];
  return [`To start afresh, without the data: ${target === "local" ? "" : `TARGET=${target} `}npm run reset`];
}
