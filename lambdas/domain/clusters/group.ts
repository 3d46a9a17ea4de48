import { clusterIdOf } from "./fingerprint.ts";
import { errorTypeOf, headlineOf } from "./headline.ts";
import { mergeTemplates } from "./merge-templates.ts";
import { templateOf } from "./template.ts";

/**
 * The cluster of each message of a batch. Where a fingerprint sees one failure alone, a batch also shows which words vary:
 * a place in which many different words stand, all else equal, is a variable. Only sets are counted, so that the order
 * of the messages does not matter.
 */
export function groupMessages(messages: readonly string[]): string[] {
  const templates = messages.map((message) => templateOf(`${headlineOf(message) || message} ${errorTypeOf(message) ?? ""}`));
  const merged = mergeTemplates(templates);
  return templates.map((template) => clusterIdOf(merged.get(template) ?? template));
}
