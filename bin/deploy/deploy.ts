import { S3Client } from "@aws-sdk/client-s3";
import { openBucket } from "../../lambdas/store/objects.ts";
import { openTable } from "../../lambdas/store/table.ts";
import { ensureKeptToken, firstToken } from "../access/first-token.ts";
import { step } from "../console/progress.ts";
import type { Home } from "../places.ts";
import { registerSamples } from "../samples/register-samples.ts";
import type { Outputs } from "../targets/outputs.ts";
import type { Place } from "../targets/place.ts";
import { deployStack } from "./deploy-stack.ts";
import { publishPage } from "./publish-page.ts";
import { dropSecrets, putSecrets } from "./store-secrets.ts";

/** What a deploy leaves to be told. `token` is null where an account's first one was printed before. */
export type Deployed = { readonly outputs: Outputs; readonly token: string | null };

/** Deploys the stack, publishes the page, registers the samples and makes the first token. Expects `enterPlace`. */
export async function deploy(place: Place, home: Home): Promise<Deployed> {
  const { endpoint, target } = place;
  await putSecrets(process.env);
  const outputs = await deployStack(place, home);
  await dropSecrets(process.env);
  const s3 = new S3Client({ forcePathStyle: endpoint !== null });
  await publishPage(place, outputs, s3);
  s3.destroy();
  const registry = openTable(outputs.RegistryTable);
  const now = new Date().toISOString();
  await step("Registering the samples", async (tell) => {
    tell(`${await registerSamples(registry, openBucket(outputs.DataBucket, endpoint ?? undefined), now)} repositories`);
  });
  const token = target.disposable ? await ensureKeptToken(registry, home.token(target.name), now) : await firstToken(registry, now);
  return { outputs, token };
}
