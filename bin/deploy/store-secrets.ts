import { DeleteParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { PARAMETER } from "../../lambdas/contract/names.ts";
import { step } from "../console/progress.ts";

/** Puts GitHub's token and the webhooks' secret into SSM's parameter store, encrypted; what is not set any more is deleted there. */
export async function storeSecrets(env: NodeJS.ProcessEnv): Promise<void> {
  const secrets = [
    { name: PARAMETER.githubToken, value: env.GITHUB_TOKEN },
    { name: PARAMETER.webhookSecret, value: env.GITHUB_WEBHOOK_SECRET },
  ];
  const ssm = new SSMClient({});
  await step("Keeping GitHub's secrets in the parameter store", async (tell) => {
    for (const { name, value } of secrets) await (value ? put(ssm, name, value) : drop(ssm, name));
    tell(`${secrets.filter(({ value }) => value).length} of ${secrets.length} are set`);
  });
  ssm.destroy();
}

const put = (ssm: SSMClient, name: string, value: string): Promise<unknown> =>
  ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: "SecureString", Overwrite: true }));

async function drop(ssm: SSMClient, name: string): Promise<void> {
  try {
    await ssm.send(new DeleteParameterCommand({ Name: name }));
  } catch (error) {
    if (!(error instanceof ParameterNotFound)) throw error;
  }
}
