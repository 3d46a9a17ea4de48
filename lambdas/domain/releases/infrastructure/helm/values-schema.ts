type Schema = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const named = { type: "string", minLength: 1 };

/** Nothing that is not named is allowed: Helm refuses a misspelt value where it would otherwise silently keep the default. */
const closed = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

const color = closed({ image: { type: "string", pattern: "^[^\\s]+(:[^\\s/]+|@sha256:[0-9a-f]{64})$" }, version: named });

const SCHEMA: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  ...closed({
    activeColor: { enum: ["blue", "green"] },
    canary: { type: "boolean" },
    standby: { enum: ["small", "full"] },
    colors: closed({ blue: color, green: color }),
    environment: named,
    replicas: closed({ min: { type: "integer", minimum: 1 }, max: { type: "integer", minimum: 1 } }),
    resources: closed({ cpu: named, memory: named, memoryLimit: named }),
    zoneSpread: { enum: ["ScheduleAnyway", "DoNotSchedule"] },
    network: closed({ clients: named, monitoring: named }),
    secrets: closed({ key: named, refresh: named }),
    imagePullSecret: text,
  }),
};

/** `chart/values.schema.json`. */
export const valuesSchema = (): string => `${JSON.stringify(SCHEMA, null, 2)}\n`;
