import * as z from "zod";
import { groupMessages } from "../../lambdas/domain/clusters/group.ts";
import { linesOfFile } from "./lines.ts";

const Row = z.object({ id: z.union([z.string(), z.number()]), message: z.string() });

/** `bellwether cluster --json FILE`: NDJSON `{id, message}` in, NDJSON `{id, cluster}` out, in the same order. */
export async function clusterCommand(args: string[]): Promise<number> {
  const [file, ...others] = args.filter((arg) => arg !== "--json");
  if (file === undefined || others.length > 0) {
    process.stderr.write("usage: bellwether cluster --json FILE\n");
    return 2;
  }
  try {
    const rows = await readRows(file);
    const clusters = groupMessages(rows.map(({ message }) => message));
    process.stdout.write(rows.map(({ id }, index) => `${JSON.stringify({ id, cluster: clusters[index] })}\n`).join(""));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function readRows(file: string): Promise<z.infer<typeof Row>[]> {
  const rows: z.infer<typeof Row>[] = [];
  let number = 0;
  for await (const line of linesOfFile(file)) {
    number += 1;
    if (line.trim() !== "") rows.push(rowOf(line, number));
  }
  return rows;
}

function rowOf(line: string, number: number): z.infer<typeof Row> {
  try {
    return Row.parse(JSON.parse(line));
  } catch {
    throw new Error(`line ${number} is no {"id", "message"} record`);
  }
}
