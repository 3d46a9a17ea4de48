import { expect, it, test } from "vitest";
import { stackObstacle } from "../../../bin/deploy/stack-obstacle.ts";

test.each([null, "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"])(
  "deploys to a stack that is %s",
  (status) => {
    expect(stackObstacle(status, "localstack")).toBeNull();
  },
);

test.each(["UPDATE_FAILED", "CREATE_FAILED", "ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "DELETE_FAILED"])(
  "names reset rather than lose data where LocalStack's stack is %s",
  (status) => {
    const obstacle = stackObstacle(status, "localstack");
    expect(obstacle?.message).toContain(status);
    expect(obstacle?.todo.join()).toContain("TARGET=localstack npm run reset");
  },
);

it("lets the CDK replace a stack whose very creation was rolled back: it never held data", () => {
  expect(stackObstacle("ROLLBACK_COMPLETE", "local")).toBeNull();
  expect(stackObstacle("ROLLBACK_COMPLETE", "aws")).toBeNull();
});

it("does not deploy beside another deploy", () => {
  expect(stackObstacle("UPDATE_IN_PROGRESS", "local")?.message).toContain("busy");
});

it("never names reset on AWS", () => {
  expect(stackObstacle("UPDATE_ROLLBACK_FAILED", "aws")?.todo.join()).not.toContain("reset");
});
