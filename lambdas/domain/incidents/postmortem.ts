import type { Cluster } from "../../contract/cluster.ts";
import type { Incident, TimelineEntry } from "../../contract/incident.ts";
import { secondsBetween } from "../runs/instant.ts";
import { codeBlock, codeSpan, escapeMarkdown, list, table } from "./markdown.ts";

const ENTRIES_AT_EACH_END = 25;
const NAMES_SHOWN = 20;

/** A draft in Markdown: what is known is filled in, what only people know is asked. Same incident, same text. */
export function postmortem(incident: Incident, cluster: Cluster | null): string {
  const sections = [
    `# Postmortem: ${escapeMarkdown(incident.title)}`,
    `> Draft, written from what CI recorded. Incident ${codeSpan(incident.id)}, ${statusOf(incident)}.`,
    `## Summary\n\n${summary(incident, cluster)}`,
    `## Impact\n\n${impact(incident)}`,
    `## Suspected cause\n\n${suspectedCause(incident, cluster)}`,
    `## Timeline\n\nTimes in UTC.\n\n${timeline(incident.timeline)}`,
    `## What to do\n\n${tasks(actions(incident, cluster))}`,
    `## Open questions\n\n${tasks(questions(incident))}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function statusOf({ status, reopened }: Incident): string {
  const again = reopened === 0 ? "" : `, opened again ${reopened === 1 ? "once" : `${reopened} times`}`;
  return `${status}${again}`;
}

function summary(incident: Incident, cluster: Cluster | null): string {
  const { openedAt, resolvedAt, lastSeenAt } = incident;
  const end =
    resolvedAt === null
      ? `It is not resolved yet; it was last seen at ${time(lastSeenAt)}.`
      : `It was resolved at ${time(resolvedAt)}, ${span(openedAt, resolvedAt)} after it was opened.`;
  return `${whatHappened(incident, cluster)} The incident was opened at ${time(openedAt)}. ${end}`;
}

function whatHappened({ impact, title, deploymentId }: Incident, cluster: Cluster | null): string {
  if (deploymentId !== null) return `${escapeMarkdown(title)}.`;
  const kind = cluster === null ? "" : ` (${codeSpan(`${cluster.category} / ${cluster.subCategory}`)})`;
  const runs = `${countOf(impact.runs, "run")} of ${countOf(impact.repos.length, "repository", "repositories")}`;
  return `${runs} failed with "${escapeMarkdown(title)}"${kind}.`;
}

const impact = (incident: Incident) =>
  incident.deploymentId === null ? table(["What", "How much"], impactOfRuns(incident)) : table(["What", "Which"], rolledBack(incident));

const impactOfRuns = ({ impact: { runs, repos, tests, minutes } }: Incident) => [
  ["Failed runs", String(runs)],
  ["Machine time spent on them", minutes < 1 ? `${Math.round(minutes * 60)} s` : `${Math.round(minutes * 10) / 10} min`],
  ["Repositories", names(repos)],
  ["Tests", names(tests)],
];

const rolledBack = ({ service, environment, releaseId, deploymentId }: Incident) => [
  ["Service", codeSpan(service ?? "")],
  ["Environment", codeSpan(environment ?? "")],
  ["Release", codeSpan(releaseId ?? "")],
  ["Deployment", codeSpan(deploymentId ?? "")],
];

function names(all: readonly string[]): string {
  const more = all.length > NAMES_SHOWN ? ` and ${all.length - NAMES_SHOWN} more` : "";
  return all.length === 0 ? "none" : `${all.slice(0, NAMES_SHOWN).map(codeSpan).join(", ")}${more}`;
}

function suspectedCause({ suspectedCause: suspected }: Incident, cluster: Cluster | null): string {
  const text = suspected === null ? "Nothing is suspected yet." : escapeMarkdown(suspected.text);
  const first =
    suspected === null
      ? []
      : [`The earliest run that showed it is ${codeSpan(suspected.runId)} of ${codeSpan(suspected.repo)}${commitOf(suspected.commit)}.`];
  return [text, ...first, ...evidence(cluster)].join("\n\n");
}

const commitOf = (commit: string | null) => (commit === null ? "" : ` at commit ${codeSpan(commit)}`);

function evidence(cluster: Cluster | null): string[] {
  if (cluster === null) return [];
  const lines = cluster.sample.evidence.map(({ line, text }) => `${line}: ${text}`);
  const step = cluster.sample.step === null ? "" : `, step ${cluster.sample.step}`;
  const seen = `Seen since ${time(cluster.firstSeenAt)} in ${countOf(cluster.count, "run")}.`;
  if (lines.length === 0) return [seen, codeBlock([cluster.sample.message])];
  return [seen, `Evidence from run ${codeSpan(cluster.sample.runId)}${step} (line: text):`, codeBlock(lines)];
}

function timeline(entries: readonly TimelineEntry[]): string {
  const rows = entries.map(({ at, kind, runId, text }) => [time(at), kind, runId === null ? "" : codeSpan(runId), escapeMarkdown(text)]);
  const left = rows.length - 2 * ENTRIES_AT_EACH_END;
  const shown =
    left <= 0 ? rows : [...rows.slice(0, ENTRIES_AT_EACH_END), ["…", "", "", `${left} more entries`], ...rows.slice(-ENTRIES_AT_EACH_END)];
  return rows.length === 0 ? "Nothing is recorded." : table(["Time", "What", "Run", "Details"], shown);
}

function actions({ status, suspectedCause: suspected, deploymentId }: Incident, cluster: Cluster | null): string[] {
  if (deploymentId !== null) return status === "resolved" ? ["Check that what was mended is deployed."] : ROLLBACK_ACTIONS;
  const look = suspected === null || suspected.commit === null ? [] : [`Read what commit ${codeSpan(suspected.commit)} changed.`];
  const end = status === "resolved" ? ["Check that no run has failed like this since."] : ["Resolve the incident when runs pass again."];
  return [...(cluster?.actions ?? []).map(escapeMarkdown), ...look, ...end];
}

const ROLLBACK_ACTIONS = [
  "Find what the version broke, and mend it.",
  "Resolve the incident when a version without the fault is deployed.",
];

const questions = ({ impact: { repos }, reopened, resolvedAt, deploymentId }: Incident) => [
  deploymentId === null
    ? "What changed before the first run failed: code, dependencies, machines, or a service that the build uses?"
    : "What did the version break that its checks and the environments before did not show?",
  ...(repos.length > 1 ? [`What do the ${repos.length} repositories have in common?`] : []),
  ...(reopened > 0 ? ["Why did it come back after it was taken for resolved?"] : []),
  resolvedAt === null ? "What would end it, and who does it?" : "What ended it?",
  "Who noticed, when, and could it have been noticed earlier?",
  "What would have kept it from happening, or from blocking others?",
];

const tasks = (items: readonly string[]) => list(items.map((item) => `[ ] ${item}`));

const time = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 19)}`;

const countOf = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function span(from: string, to: string): string {
  const minutes = Math.round(secondsBetween(from, to) / 60);
  if (minutes < 120) return countOf(minutes, "minute");
  return minutes < 48 * 60 ? countOf(Math.round(minutes / 60), "hour") : countOf(Math.round(minutes / 1440), "day");
}
