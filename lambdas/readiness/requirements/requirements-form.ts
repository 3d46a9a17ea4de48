import { Ajv, type ErrorObject } from "ajv";
import { type Check, failed, judged } from "../check.ts";
import { fileAt } from "../pipeline/files/file-at.ts";
import { type JsonFile, readJson } from "../pipeline/files/read-json.ts";
import { REQUIREMENTS } from "./read-requirements.ts";
import { REQUIREMENTS_SCHEMA } from "./schema.ts";

const validate = new Ajv({ strict: true }).compile(REQUIREMENTS_SCHEMA);

/** By the schema, where a key that is not known fails. It stops at the first fault, so it ends in time on any file. */
export const requirementsForm: Check = {
  id: "requirements-form",
  area: "requirements",
  title: "The requirements as data are complete and well-formed",
  weight: 2,
  critical: true,
  look: (of) => {
    const file = fileAt(of, REQUIREMENTS);
    const json = "problem" in file ? file : readJson(file);
    if ("problem" in json) return failed([json.problem], [REQUIREMENTS]);
    validate(json.value);
    const problems = (validate.errors ?? []).map((error) => wordsOf(error, json));
    return judged(problems, "valid by the schema of requirements", [REQUIREMENTS]);
  },
};

function wordsOf({ instancePath, message = "is not valid", params }: ErrorObject, { where }: JsonFile): string {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const extra = "additionalProperty" in params ? ` (${String(params.additionalProperty)})` : "";
  return `${where(path)}: ${path.join(".") || "requirements"} ${message}${extra}`;
}
