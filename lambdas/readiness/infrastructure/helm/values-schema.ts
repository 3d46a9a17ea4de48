import { Ajv, type ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Package } from "../../check.ts";
import { attempt } from "../../files/in-time.ts";
import { textOf } from "../reading/package-files.ts";
import { isRecord, isText, recordAt, textAt } from "../reading/peek.ts";
import { readJson } from "../reading/read-json.ts";

const PATH = "chart/values.schema.json";
const DRAFTS = { "draft-07": Ajv, "2020-12": Ajv2020 };

type Judge = (values: unknown) => readonly string[];

/** What the chart's own schema has against values; or why there is no such schema. It has to know every value, or a misspelt one passes. */
export function valuesSchema(of: Package, values: unknown): { readonly judge: Judge } | { readonly problems: readonly string[] } {
  const read = textOf(of, PATH);
  if ("problem" in read) return { problems: [read.problem] };
  const parsed = readJson(read.text);
  if ("problem" in parsed) return { problems: [`${PATH} ${parsed.problem}`] };
  const schema = parsed.value;
  if (!isRecord(schema)) return { problems: [`${PATH} is no schema`] };
  const gaps = gapsOf(schema, values);
  return gaps.length > 0 ? { problems: gaps } : compiled(schema);
}

/** A schema that answers later would answer nobody. */
function gapsOf(schema: Record<string, unknown>, values: unknown): string[] {
  const known = Object.keys(recordAt(schema, "properties"));
  const unknown = Object.keys(isRecord(values) ? values : {}).filter((key) => !known.includes(key));
  return [
    ...unknown.map((key) => `${PATH}: properties lacks ${key}, which values.yaml has`),
    ...(schema.additionalProperties === false ? [] : [`${PATH}: additionalProperties is not false`]),
    ...("$async" in schema ? [`${PATH}: $async is nothing that Helm knows`] : []),
  ];
}

function compiled(schema: Record<string, unknown>): { readonly judge: Judge } | { readonly problems: readonly string[] } {
  const draft = textAt(schema, "$schema")?.includes("2020-12") ? "2020-12" : "draft-07";
  const options = { strict: false, validateFormats: false, allErrors: true, logger: false } as const;
  const made = attempt(() => new DRAFTS[draft](options).compile(schema));
  if ("problem" in made) return { problems: [`${PATH} is no schema: ${made.problem}`] };
  const validate = made.value;
  return { judge: patient((values) => (validate(values) === true ? [] : (validate.errors ?? []).map(inWords))) };
}

/** An expression in a schema can take for ever over a value. One that did is not asked again. */
function patient(judge: Judge): Judge {
  let slow: readonly string[] | null = null;
  return (values) => {
    if (slow !== null) return slow;
    const read = attempt(() => judge(values));
    if (!("problem" in read)) return read.value;
    slow = [`${PATH} ${read.problem}`];
    return slow;
  };
}

const inWords = ({ instancePath, message, params }: ErrorObject): string =>
  [instancePath.slice(1).replaceAll("/", ".") || "the document", message, params.additionalProperty].filter(isText).join(" ");
