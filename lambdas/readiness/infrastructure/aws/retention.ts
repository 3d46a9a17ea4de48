import { at } from "../reading/peek.ts";
import type { Resource } from "./template.ts";
import { ON_AWS, templateCheck } from "./template-check.ts";

/** What holds something that cannot be made again. */
const STATEFUL = [
  "AWS::S3::Bucket",
  "AWS::DynamoDB::Table",
  "AWS::RDS::DBInstance",
  "AWS::RDS::DBCluster",
  "AWS::EFS::FileSystem",
  "AWS::KMS::Key",
];
const KEEPS = ["Retain", "RetainExceptOnCreate", "Snapshot"];

/** A mistake in a template takes no data with it, and logs do not pile up for ever. */
export const retention = templateCheck({
  id: "aws-retention",
  title: "What holds data outlives its stack, and logs end",
  weight: 1,
  critical: false,
  stacks: ON_AWS,
  evidence: "resources with data are retained; log groups have a retention",
  problems: ({ resources, ofType }) => [
    ...resources.filter(({ type }) => STATEFUL.includes(type)).flatMap(keptProblems),
    ...ofType("AWS::Logs::LogGroup")
      .filter(({ properties }) => at(properties, "RetentionInDays") === undefined)
      .map(({ where }) => `${where}: Properties.RetentionInDays is missing`),
  ],
});

const keptProblems = ({ where, value }: Resource): string[] =>
  ["DeletionPolicy", "UpdateReplacePolicy"]
    .filter((policy) => !KEEPS.some((one) => one === at(value, policy)))
    .map((policy) => `${where}: ${policy} is none of ${KEEPS.join(", ")}`);
