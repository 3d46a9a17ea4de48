import * as z from "zod";

const Ref = z.strictObject({ Ref: z.string() });
const GetAtt = z.strictObject({ "Fn::GetAtt": z.union([z.tuple([z.string(), z.string()]), z.string()]) });
const Sub = z.strictObject({ "Fn::Sub": z.union([z.string(), z.tuple([z.string(), z.record(z.string(), z.unknown())])]) });
const If = z.strictObject({ "Fn::If": z.tuple([z.string(), z.unknown(), z.unknown()]) });

/** The resource or parameter that a value is: by `Ref`, or by an attribute. */
export function referredTo(value: unknown): string | null {
  const ref = Ref.safeParse(value);
  if (ref.success) return ref.data.Ref;
  const attribute = GetAtt.safeParse(value);
  if (!attribute.success) return null;
  const { "Fn::GetAtt": target } = attribute.data;
  return typeof target === "string" ? (target.split(".")[0] ?? null) : target[0];
}

/** A text as it is written, `${Names}` left as they stand; null where it is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  const sub = Sub.safeParse(value);
  if (!sub.success) return null;
  const { "Fn::Sub": text } = sub.data;
  return typeof text === "string" ? text : text[0];
}

/** What a value may be: both branches of a condition, without `AWS::NoValue`. */
export function possible(value: unknown): unknown[] {
  const choice = If.safeParse(value);
  if (choice.success) return choice.data["Fn::If"].slice(1).flatMap(possible);
  return referredTo(value) === "AWS::NoValue" ? [] : [value];
}
