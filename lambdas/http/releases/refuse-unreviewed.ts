import type { ReleaseContext } from "../../contract/release.ts";
import type { ContextProblem } from "../../domain/releases/context/parsed.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import type { ApiContext } from "../api-context.ts";
import { wrongFields } from "../problem.ts";

/** Only the last environment is reviewed: 400 where one that an admin called production comes before it. */
export async function refuseUnreviewed({ stores }: ApiContext, { service, environments }: ReleaseContext): Promise<void> {
  const problems = await Promise.all(
    environments.slice(0, -1).map(async (name, index): Promise<ContextProblem[]> => {
      const { settings } = await settingsFor(stores.releases, service, name);
      if (!settings.isProduction) return [];
      return [{ field: `environments.${index}`, reason: `"${name}" is set as production: it may only be the last one, which is reviewed` }];
    }),
  );
  if (problems.flat().length > 0) throw wrongFields(problems.flat());
}
