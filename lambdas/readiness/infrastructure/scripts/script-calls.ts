import type { Package } from "../../check.ts";
import { readYaml } from "../../files/read-yaml.ts";
import { filesUnder } from "../reading/package-files.ts";
import { isRecord, listAt, recordAt, textAt } from "../reading/peek.ts";
import { shellCode } from "./shell-code.ts";

/** `scripts/NAME.sh ENVIRONMENT COMMAND`, as a workflow calls it. */
export type Call = { readonly workflow: string; readonly script: string; readonly environment: string; readonly command: string };

const CALL = /(?:^|[\s;|&({])(?:\.\/)?(scripts\/[\w.-]+\.sh)[ \t]+([\w-]+)[ \t]+([\w-]+)/g;

/** Every call of a script by a step of the package's workflows. */
export const scriptCalls = (of: Package): Call[] =>
  filesUnder(of, ".github/workflows/", ".yml", ".yaml").flatMap((file) =>
    readYaml(file)
      .documents.flatMap(({ value }) => runsOf(value))
      .flatMap((run) =>
        [...shellCode(run).code.matchAll(CALL)].map(([, script, environment, command]) => ({
          workflow: file.path,
          script: script ?? "",
          environment: environment ?? "",
          command: command ?? "",
        })),
      ),
  );

const runsOf = (workflow: unknown): string[] =>
  Object.values(recordAt(workflow, "jobs"))
    .filter(isRecord)
    .flatMap((job) => listAt(job, "steps").map((step) => textAt(step, "run") ?? ""));
