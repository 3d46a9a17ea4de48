import { clusterIdOf } from "./fingerprint.ts";
import { headlineOf } from "./headline.ts";
import { maskMessage } from "./mask.ts";

/** The cluster of each message, whatever their order. */
export function groupMessages(messages: readonly string[]): string[] {
  return messages.map((message) => clusterIdOf(maskMessage(headlineOf(message) || message)));
}
