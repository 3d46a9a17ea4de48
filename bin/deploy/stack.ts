import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  GetTemplateCommand,
} from "@aws-sdk/client-cloudformation";
import { Advice } from "../console/advice.ts";

/** The status of a stack, or null where there is none. */
export const stackStatus = (name: string): Promise<string | null> =>
  ofExisting(async (client) => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const status = Stacks?.[0]?.StackStatus ?? null;
    return status === "DELETE_COMPLETE" ? null : status;
  });

/** The deployed template as parsed JSON, or null where there is none. */
export const deployedTemplate = (name: string): Promise<unknown> =>
  ofExisting(async (client) => {
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name }));
    return TemplateBody ? JSON.parse(TemplateBody) : null;
  });

/** CloudFormation answers for a stack that does not exist with a validation error. */
async function ofExisting<T>(ask: (client: CloudFormationClient) => Promise<T>): Promise<T | null> {
  const client = new CloudFormationClient({});
  try {
    return await ask(client);
  } catch (error) {
    if (error instanceof CloudFormationServiceException && error.name === "ValidationError") return null;
    throw accountAdvice(error) ?? error;
  } finally {
    client.destroy();
  }
}

/** What to do where the SDK found no credentials, no region or no permission; only AWS asks for them. */
function accountAdvice(error: unknown): Advice | null {
  if (!(error instanceof Error)) return null;
  if (error.name === "CredentialsProviderError")
    return new Advice("There are no AWS credentials", "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  if (/region is missing/i.test(error.message))
    return new Advice("There is no AWS region", "Set AWS_REGION, for example AWS_REGION=eu-central-1");
  if (/^(ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch|AccessDenied)/.test(error.name))
    return new Advice(`AWS refused the credentials: ${error.message}`, "Renew them, or choose a profile that may use CloudFormation");
  return null;
}
