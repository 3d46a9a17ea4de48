import * as z from "zod";
import type { Check } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { duplicates } from "../documents/duplicates.ts";
import { both, lookAt } from "../documents/read.ts";
import { yamlFile } from "../documents/yaml-file.ts";
import { pythonFile } from "../python/python-file.ts";
import { routesOf } from "../python/routes.ts";
import { METRICS, metricsFile } from "./metrics-file.ts";
import { Duration } from "./rules-file.ts";

const PROMETHEUS = "monitoring/prometheus.yml";

const Relabelling = z.looseObject({
  target_label: z.string().optional(),
  replacement: z.union([z.string(), z.number()]).transform(String).optional(),
});
const Job = z.looseObject({
  job_name: z.string().min(1),
  metrics_path: z.string().startsWith("/").default("/metrics"),
  scrape_interval: Duration.optional(),
  scrape_timeout: Duration.optional(),
  static_configs: z.array(z.object({ targets: z.array(z.string()), labels: z.record(z.string(), z.string()).default({}) })).default([]),
  relabel_configs: z.array(Relabelling).default([]),
});
type Job = z.infer<typeof Job>;
const Prometheus = z.strictObject({
  global: z.looseObject({ scrape_interval: Duration.optional(), evaluation_interval: Duration.optional() }).optional(),
  rule_files: z.array(z.string()),
  alerting: z.looseObject({ alertmanagers: z.array(z.looseObject({})).min(1, "names no Alertmanager") }),
  scrape_configs: z.array(Job).min(1).max(200),
  scrape_config_files: z.array(z.string()).optional(),
  remote_write: z.array(z.looseObject({})).optional(),
  remote_read: z.array(z.looseObject({})).optional(),
  storage: z.looseObject({}).optional(),
  tracing: z.looseObject({}).optional(),
  runtime: z.looseObject({}).optional(),
  otlp: z.looseObject({}).optional(),
});

/** Without the scrape there are no series, without the rules no alerts, without the Alertmanager nobody hears of them. */
export const scrapeConfigCheck: Check = {
  id: "monitoring-scrape",
  area: "monitoring",
  title: "Prometheus scrapes the service, loads the rules and tells the Alertmanager",
  weight: 2,
  critical: true,
  look: onKubernetes(
    lookAt(
      both(yamlFile(PROMETHEUS, Prometheus), both(metricsFile, pythonFile("app/metrics.py"))),
      ([config, [metrics, exporter]], { context }) => {
        const { rule_files, scrape_configs } = config;
        const jobs = scrape_configs.filter((job) => labelOf(job, "service") === context.service);
        const problems = [
          ...duplicates(scrape_configs.map(({ job_name }) => job_name)).map((name) => `the job ${name} is there twice`),
          ...(rule_files.some(isRules) ? [] : ["rule_files does not name rules.yml"]),
          ...(jobs.length === 0 ? [`no job gives its series the label service="${context.service}"`] : []),
          ...jobs.flatMap((job) => missingLabels(job, metrics.targetLabels)),
          ...jobs
            .filter(({ metrics_path }) => !routesOf(exporter).includes(metrics_path))
            .map(({ metrics_path }) => `app/metrics.py does not answer ${metrics_path}`),
        ];
        return {
          problems: problems.map((problem) => `${PROMETHEUS}: ${problem}`),
          evidence: `${jobs.map(({ job_name }) => job_name).join(", ")} scrapes ${context.service} with the labels that ${METRICS} promises`,
        };
      },
    ),
  ),
};

const isRules = (path: string) =>
  ["rules.yml", "*.yml", "rules*.yml", "*.yaml"].includes(path.split("/").at(-1) ?? "") && !path.endsWith(".yaml");

/** The label's value at the scrape; empty where it differs by target, null where the job does not set it. */
function labelOf({ relabel_configs, static_configs }: Job, label: string): string | null {
  const relabelling = relabel_configs.findLast(({ target_label }) => target_label === label);
  if (relabelling !== undefined) return relabelling.source_labels === undefined ? (relabelling.replacement ?? "") : "";
  return static_configs.find(({ labels }) => labels[label] !== undefined)?.labels[label] ?? null;
}

const missingLabels = (job: Job, labels: readonly string[]): string[] =>
  labels
    .filter((label) => labelOf(job, label) === null)
    .map((label) => `the job ${job.job_name} sets no label ${label}, which ${METRICS} promises`);
