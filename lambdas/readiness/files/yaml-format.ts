import type { Document } from "yaml";
import { writeOutTags } from "./cloudformation-tags.ts";

/** What the program that a file is for takes. */
export type YamlFormat = {
  /** Whether `<<` takes the keys of another map over. */
  readonly merge?: boolean;
  /** Whether a key may stand twice. */
  readonly repeats?: boolean;
  /** Whether a tag that nobody knows is a problem; else it is overlooked. */
  readonly knownTags?: boolean;
  /** Where a format turns its own tags into something else. */
  readonly prepare?: (document: Document) => void;
};

export const PLAIN: YamlFormat = {};

/** As kubectl and Helm read it. */
export const KUBERNETES: YamlFormat = { merge: true, knownTags: true };

/** As CloudFormation reads it, which merges no maps; short and long forms of its functions read the same. */
export const CLOUDFORMATION: YamlFormat = { knownTags: true, prepare: writeOutTags };
