import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { ROOT } from "../../bin/places.ts";

const compose = readFileSync(join(ROOT, "docker-compose.localstack.yml"), "utf8");

it("pins the last LocalStack that needs no account", () => {
  expect(compose).toContain("image: localstack/localstack:4.14.0\n");
});

it("is reached from this machine alone", () => {
  expect(compose.match(/^ +- ".*:4566"/gm)).toEqual([expect.stringContaining('"127.0.0.1:')]);
});

test.each([
  'LAMBDA_IGNORE_ARCHITECTURE: "1"',
  'LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC: "0.2"',
  'LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC: "0.5"',
  'PROVIDER_OVERRIDE_DYNAMODB: "v2"',
  'LAMBDA_RETRY_BASE_DELAY: "1"',
  'S3_SKIP_SIGNATURE_VALIDATION: "0"',
  "/var/run/docker.sock:/var/run/docker.sock",
])("has the setting %s, which the pipeline needs", (setting) => {
  expect(compose).toContain(setting);
});
