import type { Category } from "../../contract/failure.ts";

/**
 * What one kind of line means. A line belongs to the first rule, in order of confidence, that one of its patterns
 * matches; `confidence` says how surely such a line is the reason why a step failed.
 */
export type Rule = {
  readonly id: string;
  readonly category: Category;
  readonly subCategory: string;
  readonly confidence: number;
  readonly patterns: readonly RegExp[];
  /** Which of its lines tells most: the last (of retries, the one that gave up) unless told; or the first of the last block (compilers). */
  readonly pick?: "first";
  /** The kind of the step decides the category: `category` is only what is left when the kind is unknown. */
  readonly byStep?: true;
  /** The cause as a sentence about "the step". */
  readonly cause: string;
  readonly actions: readonly string[];
  /** Why such a line is believed. */
  readonly why: string;
};
