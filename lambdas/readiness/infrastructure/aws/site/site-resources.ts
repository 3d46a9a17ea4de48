import { at, listAt } from "../../reading/peek.ts";
import { getAttOf, refOf, sidesOf } from "../intrinsics.ts";
import type { Resource, Template } from "../template.ts";

export const bucketsOf = ({ ofType }: Template): readonly Resource[] => ofType("AWS::S3::Bucket");
export const distributionsOf = ({ ofType }: Template): readonly Resource[] => ofType("AWS::CloudFront::Distribution");

/** All behaviors of a distribution, with their fields' names. */
export const behaviorsOf = ({ properties }: Resource): { readonly field: string; readonly value: unknown }[] => [
  { field: "DistributionConfig.DefaultCacheBehavior", value: at(properties, "DistributionConfig", "DefaultCacheBehavior") },
  ...listAt(properties, "DistributionConfig", "CacheBehaviors").map((value, index) => ({
    field: `DistributionConfig.CacheBehaviors.${index}`,
    value,
  })),
];

/** Ids of the resources that a value names, on each side of its `!If`. */
export const namedIn = (value: unknown): string[] =>
  sidesOf(value)
    .flatMap((side) => [refOf(side) ?? getAttOf(side)?.id ?? ""])
    .filter((id) => id !== "");
