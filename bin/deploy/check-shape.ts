import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Advice } from "../console/advice.ts";
import { STACK } from "../targets/outputs.ts";
import { shapeChanges } from "./shape.ts";
import { deployedTemplate } from "./stack.ts";

/** Refuses a deploy to LocalStack that it would report as done without doing it. */
export async function checkShape(assembly: string): Promise<void> {
  const deployed = await deployedTemplate(STACK);
  if (deployed === null) return;
  const wanted: unknown = JSON.parse(await readFile(join(assembly, `${STACK}.template.json`), "utf8"));
  const changes = shapeChanges(deployed, wanted);
  if (changes.length === 0) return;
  const list = changes.map(({ resource, type, properties }) => `    ${resource} (${type}): ${properties.join(", ")}`).join("\n");
  throw new Advice(
    `LocalStack cannot change these in place; it would say that it did, and leave them as they are:\n${list}`,
    "To deploy anew, without the data: TARGET=localstack npm run reset, then TARGET=localstack npm start",
  );
}
