import { AWS, MORE_AWS } from "./aws.ts";
import { IMAGE_AND_CHART, MORE_IMAGE_AND_CHART } from "./image-and-chart.ts";
import { KUBERNETES, MORE_KUBERNETES } from "./kubernetes.ts";
import type { Mutation } from "./mutation.ts";
import { MORE_STRATEGY, STRATEGY } from "./strategy.ts";

/** Mistakes that one check finds and no other. */
export const MUTATIONS: readonly Mutation[] = [...KUBERNETES, ...IMAGE_AND_CHART, ...AWS, ...STRATEGY];

/** Mistakes that their check finds, whoever else does. */
export const MORE_MUTATIONS: readonly Mutation[] = [...MORE_KUBERNETES, ...MORE_IMAGE_AND_CHART, ...MORE_AWS, ...MORE_STRATEGY];
