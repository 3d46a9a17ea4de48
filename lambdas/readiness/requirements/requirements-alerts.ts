import type { GeneratedArtifact, ReleaseContext, Stack } from "../../contract/release.ts";
import { objectivesWithoutAlert } from "../../domain/releases/traces.ts";
import { fileAt, type Problem } from "../pipeline/files/file-at.ts";
import { watchedByAlarms } from "./alerts/cloudwatch.ts";
import { watchedByRules } from "./alerts/prometheus.ts";
import { OBJECTIVES, type Objective, type Watched } from "./alerts/watched.ts";
import { requirementsCheck } from "./read-requirements.ts";

type Reader = (file: GeneratedArtifact, context: ReleaseContext) => Watched | Problem;
const ALERTS: Readonly<Record<Stack, { readonly path: string; readonly read: Reader }>> = {
  "python-kubernetes": { path: "monitoring/rules.yml", read: watchedByRules },
  "node-lambda": { path: "monitoring/cloudwatch.yml", read: watchedByAlarms },
  "static-site": { path: "monitoring/cloudwatch.yml", read: watchedByAlarms },
};

/** Read from the alerts' expressions, not from their names: a bound that is looser than the objective watches something else. */
export const requirementsAlerts = requirementsCheck(
  { id: "requirements-alerts", title: "Every objective leads to an alert that watches it", weight: 3, critical: true },
  ({ traced }, of) => {
    const { path, read } = ALERTS[of.context.stack];
    const file = fileAt(of, path);
    const watched = "problem" in file ? file : read(file, of.context);
    if ("problem" in watched) return { problems: [watched.problem], evidence: "", files: [path] };
    const untraced = objectivesWithoutAlert(traced, of.files).map(
      (objective) => `${path}: does not answer every criterion that states ${objective}`,
    );
    const unwatched = OBJECTIVES.filter((objective) => watched[objective].length === 0).map(
      (objective) => `${path}: no alert watches ${wordsFor(objective, of.context)}`,
    );
    const evidence = OBJECTIVES.map((objective) => `${objective}: ${watched[objective].join(", ")}`).join("; ");
    return { problems: [...unwatched, ...untraced], evidence, files: [path] };
  },
);

const wordsFor = (objective: Objective, { latency, availability }: ReleaseContext) =>
  objective === "latency"
    ? `p${latency.percentile} above ${latency.milliseconds} ms`
    : `the share of failures against ${availability * 100}% availability`;
