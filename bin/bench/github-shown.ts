import { GetFunctionConfigurationCommand, LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { ENV } from "../../lambdas/contract/names.ts";
import { deployedFunctions } from "../logs/functions.ts";

/** Have the API show these repositories on the wall, as if it had been deployed so; answers how to undo it. Nothing else learns of them, so nothing polls. */
export async function showRepos(repos: readonly string[]): Promise<() => Promise<void>> {
  const client = new LambdaClient({});
  const FunctionName = (await deployedFunctions()).find(({ handler }) => handler === "serve-api")?.name;
  const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const set = async (Variables: Record<string, string>): Promise<void> => {
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  };
  await set({ ...Environment?.Variables, [ENV.githubRepos]: repos.join(",") });
  return () => set({ ...Environment?.Variables });
}
