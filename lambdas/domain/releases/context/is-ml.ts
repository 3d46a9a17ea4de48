import type { ReleaseContext, Stack } from "../../../contract/release.ts";

const ML_STACKS: readonly Stack[] = ["python-kubernetes"];

/** Whether a model is served: only then are there data roles, and drift to watch. */
export const isMl = ({ stack }: Pick<ReleaseContext, "stack">): boolean => ML_STACKS.includes(stack);
