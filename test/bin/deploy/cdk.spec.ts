import { expect, it } from "vitest";
import { progressIn } from "../../../bin/deploy/cdk.ts";

it("finds how far the CDK is in its lines", () => {
  expect(progressIn("Bellwether |  8/19 | 9:54:12 AM | CREATE_COMPLETE | AWS::DynamoDB::Table | Runs")).toBe("8/19");
  expect(progressIn("Bellwether: creating CloudFormation changeset... 3/4")).toBeNull();
});
