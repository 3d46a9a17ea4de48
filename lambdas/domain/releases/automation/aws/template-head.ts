import type { ReleaseContext } from "../../../../contract/release.ts";

export type Parameter = { readonly name: string; readonly description: string; readonly fallback?: string; readonly pattern?: string };

const SHARED: readonly Parameter[] = [
  { name: "BellwetherUrl", description: "Where Bellwether answers, without a slash at the end", pattern: "^https://[^ ]+[^/ ]$" },
  {
    name: "BellwetherTokenSecretArn",
    description: "Secret whose text is a token of Bellwether with the scope report",
    pattern: "^arn:[a-z-]+:secretsmanager:.+",
  },
  { name: "AlarmTopicArn", description: "SNS topic where alarms tell people; none if empty", fallback: "" },
];

/** Beginning of a monitoring stack, up to its resources. One stack for each environment. */
export const templateHead = (context: ReleaseContext, comment: string, own: readonly Parameter[]): string => `---
${comment}
AWSTemplateFormatVersion: "2010-09-09"
Description: Alarms and dashboard of ${context.service}

Parameters:
  Environment:
    Type: String
    AllowedValues: [${context.environments.map((name) => `"${name}"`).join(", ")}]
${[...own, ...SHARED].map(parameter).join("")}
Conditions:
  HasTopic: !Not [!Equals [!Ref AlarmTopicArn, ""]]

Resources:`;

const parameter = ({ name, description, fallback, pattern }: Parameter) => `  ${name}:
    Type: String
    Description: ${description}
${fallback === undefined ? "" : `    Default: ${JSON.stringify(fallback)}\n`}${pattern === undefined ? "" : `    AllowedPattern: "${pattern}"\n`}`;
