import * as z from "zod";
import { secretsIn } from "../alertmanager/secrets.ts";
import { lookAt } from "../documents/read.ts";
import { yamlFile } from "../documents/yaml-file.ts";
import { globMatches } from "./glob.ts";

const LOGGING = "monitoring/fluent-bit.yml";

const Input = z.looseObject({ name: z.string(), tag: z.string().default(""), path: z.string().default("") });
const Matching = z.looseObject({ name: z.string(), match: z.string().optional() });
const FluentBit = z.strictObject({
  service: z.looseObject({}).optional(),
  env: z.looseObject({}).optional(),
  includes: z.array(z.string()).optional(),
  parsers: z.array(z.looseObject({ name: z.string() })).optional(),
  multiline_parsers: z.array(z.looseObject({ name: z.string() })).optional(),
  pipeline: z.strictObject({
    inputs: z.array(Input).min(1).max(100),
    filters: z.array(Matching).max(100).default([]),
    outputs: z.array(Matching).min(1).max(100),
  }),
});

/** Every environment's lines are read, and what is read goes somewhere. */
export const lookAtFluentBit = lookAt(yamlFile(LOGGING, FluentBit), ({ pipeline: { inputs, outputs }, ...rest }, { context }) => {
  const paths = inputs.flatMap(({ path }) => path.split(",").map((one) => one.trim()));
  const isSent = (tag: string) => outputs.some(({ match = "" }) => globMatches(match, tag.replace("*", "x")));
  const unread = context.environments.filter(
    (environment) => !paths.some((path) => globMatches(path, containerLog(context.slug, environment))),
  );
  const problems = [
    ...unread.map((environment) => `no input reads the containers of ${context.slug}-${environment}`),
    ...inputs.filter(({ tag }) => !isSent(tag)).map(({ name, tag }) => `what the input ${name} reads (tag ${tag}) matches no output`),
    ...secretsIn({ outputs, ...rest }),
  ];
  return {
    problems: problems.map((problem) => `${LOGGING}: ${problem}`),
    evidence: `the lines of ${context.environments.join(", ")} are read, and sent by ${outputs.map(({ name }) => name).join(", ")}`,
  };
});

/** As the kubelet names it: pod, namespace, container and its id. */
const containerLog = (slug: string, environment: string) => `/var/log/containers/${slug}-blue-7d9c_${slug}-${environment}_app-0a1b.log`;
