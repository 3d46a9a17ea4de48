import type { Table } from "../../lambdas/store/table.ts";
import { Advice } from "../console/advice.ts";
import { readOutputs } from "../targets/outputs.ts";
import { enterPlace } from "../targets/program-env.ts";
import type { Context } from "./context.ts";
import { prefixOf } from "./summary.ts";

/** The deployed system's table of repositories and tokens. */
export async function openRegistry({ home, place }: Context): Promise<Table> {
  const { name } = place.target;
  const outputs = await readOutputs(home.outputs(name));
  if (!outputs) throw new Advice(`Nothing is deployed (${name})`, `${prefixOf(name)}npm ${name === "aws" ? "run deploy" : "start"}`);
  enterPlace(place);
  const { openTable } = await import("../../lambdas/store/table.ts");
  return openTable(outputs.RegistryTable);
}
