import * as z from "zod";
import { yamlFile } from "../documents/yaml-file.ts";
import { Duration } from "../prometheus/rules-file.ts";
import { matcherProblem } from "./matchers.ts";

export const ALERTMANAGER = "monitoring/alertmanager.yml";

const Matcher = z.string().refine((text) => matcherProblem(text) === null, 'expected a matcher such as severity="page"');
const Level = {
  receiver: z.string().min(1).optional(),
  group_by: z.array(z.string()).optional(),
  continue: z.boolean().default(false),
  matchers: z.union([Matcher.transform((one) => [one]), z.array(Matcher)]).default([]),
  match: z.record(z.string(), z.string()).default({}),
  match_re: z.record(z.string(), z.string()).default({}),
  group_wait: Duration.optional(),
  group_interval: Duration.optional(),
  repeat_interval: Duration.optional(),
  mute_time_intervals: z.array(z.string()).optional(),
  active_time_intervals: z.array(z.string()).optional(),
};
const Base = z.strictObject(Level);
export type Route = z.infer<typeof Base> & { readonly routes: readonly Route[] };
/** Deeper trees are refused: nobody routes like that, and they are gone through by recursion. */
const routeOf = (depth: number): z.ZodType<Route> =>
  Base.extend({
    routes:
      depth === 0
        ? z.array(z.never()).default([])
        : z
            .array(routeOf(depth - 1))
            .max(200)
            .default([]),
  });
const Route = routeOf(8);

const Authorization = z.strictObject({
  type: z.string().default("Bearer"),
  credentials: z.string().optional(),
  credentials_file: z.string().optional(),
});
const Webhook = z.looseObject({
  url: z.string().optional(),
  url_file: z.string().optional(),
  http_config: z.looseObject({ authorization: Authorization.optional(), bearer_token_file: z.string().optional() }).optional(),
});
export type Webhook = z.infer<typeof Webhook>;
const Receiver = z.looseObject({ name: z.string().min(1), webhook_configs: z.array(Webhook).default([]) });
const Alertmanager = z.strictObject({
  global: z.looseObject({}).optional(),
  route: Route,
  receivers: z.array(Receiver).min(1).max(200),
  inhibit_rules: z.array(z.looseObject({})).optional(),
  time_intervals: z.array(z.looseObject({ name: z.string() })).optional(),
  mute_time_intervals: z.array(z.looseObject({ name: z.string() })).optional(),
  templates: z.array(z.string()).optional(),
  tracing: z.looseObject({}).optional(),
});
export type Alertmanager = z.infer<typeof Alertmanager>;

/** Alertmanager's configuration; a field that it does not know it refuses. */
export const alertmanagerFile = yamlFile(ALERTMANAGER, Alertmanager);
