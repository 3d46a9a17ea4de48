import { DeleteParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { PARAMETER } from "../../lambdas/contract/names.ts";
import { step } from "../console/progress.ts";

const secretsOf = (env: NodeJS.ProcessEnv) => [
  { name: PARAMETER.githubToken, value: env.GITHUB_TOKEN },
  { name: PARAMETER.webhookSecret, value: env.GITHUB_WEBHOOK_SECRET },
];

/** Puts GitHub's token and the webhooks' secret into SSM's parameter store, encrypted: before the functions that read them are deployed. */
export async function putSecrets(env: NodeJS.ProcessEnv): Promise<void> {
  const set = secretsOf(env).flatMap(({ name, value }) => (value ? [{ name, value }] : []));
  if (set.length === 0) return;
  const ssm = new SSMClient({});
  await step("Keeping GitHub's secrets in the parameter store", async () => {
    for (const { name, value } of set) await put(ssm, name, value);
  });
  ssm.destroy();
}

/** Deletes there what is not set any more: after a deploy whose functions do not read it, so that a failed one takes nothing away. */
export async function dropSecrets(env: NodeJS.ProcessEnv): Promise<void> {
  const ssm = new SSMClient({});
  for (const { name, value } of secretsOf(env)) if (!value) await drop(ssm, name);
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
