import { isRecord, isText } from "../reading/peek.ts";

/** The one field of an intrinsic function, and what it is given; null for a plain value. */
export function intrinsicOf(value: unknown): { readonly name: string; readonly given: unknown } | null {
  if (!isRecord(value)) return null;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0 || !(entry[0] === "Ref" || entry[0].startsWith("Fn::"))) return null;
  return { name: entry[0], given: entry[1] };
}

/** What a `!Ref` names; null for anything else. */
export function refOf(value: unknown): string | null {
  const intrinsic = intrinsicOf(value);
  return intrinsic?.name === "Ref" && isText(intrinsic.given) ? intrinsic.given : null;
}

/** What a `!GetAtt` names, resource and attribute; null for anything else. */
export function getAttOf(value: unknown): { readonly id: string; readonly attribute: string } | null {
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name !== "Fn::GetAtt") return null;
  const words = Array.isArray(intrinsic.given) ? intrinsic.given.filter(isText) : isText(intrinsic.given) ? intrinsic.given.split(".") : [];
  return { id: words[0] ?? "", attribute: words.slice(1).join(".") };
}

/** All that a value can be, by the sides of its `!If`; what may be left out is left out. */
export function sidesOf(value: unknown): readonly unknown[] {
  if (refOf(value) === "AWS::NoValue" || value === undefined) return [];
  const intrinsic = intrinsicOf(value);
  if (intrinsic?.name !== "Fn::If" || !Array.isArray(intrinsic.given)) return [value];
  return intrinsic.given.slice(1, 3).flatMap(sidesOf);
}

/** The names in a `!Sub`'s text: `${Bucket.Arn}` is `Bucket.Arn`. */
export const namesIn = (text: string): string[] => [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => (name ?? "").trim());
