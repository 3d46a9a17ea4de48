import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "../places.ts";
import { serviceStates } from "./settings.ts";

const POSITIONS = /("dynamodb_stream_positions":\s*\{[^{}]*"data":\s*)\{[^{}]*\}/;

/**
 * MiniStack keeps over a stop how far each consumer has read a table's stream, but not the stream, which begins anew: consumers
 * would pass over as many changes as they had read before. Forgotten, they read from the beginning. Only for a cloud that is stopped.
 */
export async function rewindStreams(home: Home): Promise<void> {
  const file = join(serviceStates(home), "lambda.json");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const rewound = withoutPositions(text);
  if (rewound !== text) await writeFile(file, rewound);
}

export const withoutPositions = (text: string): string => text.replace(POSITIONS, "$1{}");
