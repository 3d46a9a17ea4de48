import { isRecord, isText, oneOrMany, recordAt } from "../reading/peek.ts";
import type { Resource, Template } from "./template.ts";

/** A statement of a policy somewhere in the template. */
export type Statement = { readonly where: string; readonly resource: Resource; readonly value: Readonly<Record<string, unknown>> };

/** Every statement of every policy document: whatever has a `Statement` is one. */
export const statementsOf = ({ resources }: Template): Statement[] =>
  resources.flatMap((resource) =>
    documentsIn(resource.properties, resource.where).flatMap(({ where, document }) =>
      oneOrMany(document.Statement)
        .filter(isRecord)
        .map((value, index) => ({ where: `${where}.Statement.${index}`, resource, value })),
    ),
  );

function documentsIn(value: unknown, where: string): { readonly where: string; readonly document: Record<string, unknown> }[] {
  if (typeof value !== "object" || value === null) return [];
  if (isRecord(value) && "Statement" in value) return [{ where, document: value }];
  return Object.entries(value).flatMap(([key, inner]) => documentsIn(inner, `${where}.${key}`));
}

/** Actions by name; those that are put together by a function are not known. */
export const actionsOf = ({ value }: Statement): string[] => oneOrMany(value.Action).filter(isText);

/** Whom a statement of a resource's own policy names; null where it is a policy of an identity. */
export function principalsOf({ value }: Statement): readonly { readonly kind: string; readonly name: string }[] | null {
  const { Principal } = value;
  if (Principal === undefined) return null;
  if (isText(Principal)) return [{ kind: "AWS", name: Principal }];
  return Object.entries(recordAt(Principal)).flatMap(([kind, names]) =>
    oneOrMany(names).map((name) => ({ kind, name: isText(name) ? name : "" })),
  );
}
