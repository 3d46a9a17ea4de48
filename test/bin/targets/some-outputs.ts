import type { Outputs } from "../../../bin/targets/outputs.ts";

/** What a deployed stack says of itself; a spec names only the outputs it is about. */
export const someOutputs = (overrides: Partial<Outputs> = {}): Outputs => ({
  ApiId: "abc123",
  ApiUrl: "https://abc123.execute-api.eu-central-1.amazonaws.com/api/",
  PageBucket: "page",
  DataBucket: "data",
  RunsTable: "runs",
  InsightsTable: "insights",
  IncidentsTable: "incidents",
  DeploymentsTable: "deployments",
  RegistryTable: "registry",
  ReleasesTable: "releases",
  RunsQueueUrl: "http://127.0.0.1:4600/000000000000/runs",
  PollsQueueUrl: "http://127.0.0.1:4600/000000000000/polls",
  DecisionsTopicArn: "arn:aws:sns:us-east-1:000000000000:decisions",
  ...overrides,
});
