import type { Problem } from "../../../../lambdas/contract/problem.ts";
import type { ReleaseRequest } from "../../../../lambdas/contract/release.ts";

export type FieldName = keyof ReleaseRequest;
export type ReleaseField = { readonly name: FieldName; readonly words: string; readonly example: string; readonly needed: boolean };
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>;

const field = (name: FieldName, words: string, example: string, needed = true): ReleaseField => ({ name, words, example, needed });

/** What a release is asked for with, each with the example's value. */
export const RELEASE_FIELDS: readonly ReleaseField[] = [
  field("name", "Name", "churn_predictor_v2"),
  field("version", "Version", "2.1.0"),
  field("commit", "Commit", "4f9c2d17ab03e86c5d21f0b97e64a8c3d5107be2"),
  field("service", "Service", "the name, by default", false),
  field("repo", "Repository", "acme/churn", false),
  field("framework", "Framework", "scikit-learn"),
  field("serving", "Serving", "FastAPI + Docker"),
  field("target", "Target", "Kubernetes (GKE)"),
  field("latencySla", "Latency objective", "< 100ms p99"),
  field("availabilitySla", "Availability objective", "99.9%"),
  field("environments", "Environments, in order", "dev, staging, production", false),
];

/** The body of a request: trimmed, and without what may be left out and was. Whether it is right is the API's to say. */
export function requestOf(values: FieldValues): Readonly<Record<string, string | readonly string[]>> {
  const entries = RELEASE_FIELDS.flatMap(({ name, needed }) => {
    const value = (values[name] ?? "").trim();
    if (value === "" && !needed) return [];
    return [[name, name === "environments" ? value.split(/[\s,]+/).filter(Boolean) : value] as const];
  });
  return Object.fromEntries(entries);
}

/** What is wrong with a field; of a list also with its parts (`environments.1`). */
export const reasonsOf = (problem: Problem | null, name: FieldName): readonly string[] =>
  (problem?.errors ?? []).filter(({ field: wrong }) => wrong === name || wrong.startsWith(`${name}.`)).map(({ reason }) => reason);

/** The problem without what stands at a field; null where nothing else is left to say. */
export function restOf(problem: Problem): Problem | null {
  const isShown = (wrong: string) => RELEASE_FIELDS.some(({ name }) => wrong === name || wrong.startsWith(`${name}.`));
  const errors = (problem.errors ?? []).filter(({ field: wrong }) => !isShown(wrong));
  return errors.length === 0 && (problem.errors ?? []).length > 0 ? null : { ...problem, errors };
}
