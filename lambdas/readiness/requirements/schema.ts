import { STACKS } from "../../contract/release.ts";
import { TOPICS } from "../../domain/releases/requirements/topics.ts";

const text = { type: "string", minLength: 1, maxLength: 2000 };
const object = (properties: Readonly<Record<string, object>>) => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const listOf = (items: object, maxItems: number) => ({ type: "array", minItems: 1, maxItems, items });

const criterion = object({
  id: { type: "string", pattern: "^AC-[1-9][0-9]{0,2}\\.[1-9][0-9]{0,2}$" },
  topic: { enum: TOPICS },
  given: { type: "string", maxLength: 2000 },
  when: { type: "string", maxLength: 2000 },
  outcome: { type: "string", maxLength: 2000 },
  objective: { enum: ["latency", "availability", null] },
});

const story = object({
  id: { type: "string", pattern: "^US-[1-9][0-9]{0,2}$" },
  role: text,
  want: text,
  soThat: text,
  criteria: listOf(criterion, 100),
});

/** `docs/requirements.json`, key by key: what is not here is misspelt. */
export const REQUIREMENTS_SCHEMA = object({
  name: text,
  version: text,
  commit: text,
  service: text,
  stack: { enum: STACKS },
  environments: listOf(text, 5),
  objectives: object({
    latency: object({
      milliseconds: { type: "number", exclusiveMinimum: 0 },
      percentile: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 100 },
    }),
    availability: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
  }),
  stories: listOf(story, 50),
});
