import { type CriterionDraft, criterion, objective } from "./criterion-draft.ts";
import type { Facts } from "./facts.ts";

/** What the context states of latency and availability: that it holds, and that an alert comes before it is missed. */
export const objectiveCriteria = (facts: Facts): CriterionDraft[] => [
  objective(
    "latency",
    `users of ${facts.what} in ${facts.production}`,
    `their requests of ${facts.windowDays} days are measured`,
    `${facts.fastShare} of them are answered within ${facts.bound} (${facts.percentile})`,
  ),
  objective(
    "latency",
    `${facts.service} in any environment`,
    `its ${facts.percentile} latency stays above ${facts.bound}`,
    "an alert fires that names service, environment and measured latency, and opens a ticket without a rollback",
  ),
  objective(
    "availability",
    `users of ${facts.what} in ${facts.production}`,
    `their requests of ${facts.windowDays} days are counted`,
    `at least ${facts.availability} of them succeed: the error budget is ${facts.budget}, as much as ${facts.budgetTime} of nothing but failures`,
  ),
  objective(
    "availability",
    `an error budget of ${facts.budget} of the requests of ${facts.windowDays} days`,
    "failed requests spend it faster than it lasts",
    "an alert fires before it is spent: a slow burn opens a ticket, a fast one pages and asks for a rollback",
  ),
];

/** The way back, with and without a person. `back` says what happens on the stack. */
export const rollbackCriteria = (facts: Facts, back: string): CriterionDraft[] => [
  criterion(
    "rollback",
    `${facts.what} in an environment, and a release that was verified there before`,
    "an alert that asks for a rollback fires after the deployment",
    `${back}, without a person and once for all alerts of the same fault`,
  ),
  criterion(
    "rollback",
    `${facts.what} in an environment, and a release that was verified there before`,
    "a person runs the rollback script",
    `${back}, by one command; a second run changes nothing`,
  ),
];

/** Scans differ in what they look at, not in what they stop. */
export const scanCriterion = (scanned: string): CriterionDraft =>
  criterion(
    "security",
    scanned,
    "the pipeline scans them",
    "a known severe vulnerability for which there is a fix stops the release before it is deployed",
  );

/** A key that lives for years is found in the end; one that lives for the job is not. */
export const pipelineKeyCriterion = (): CriterionDraft =>
  criterion(
    "secrets",
    "a job of the pipeline that deploys",
    "it signs in to the environment",
    "it gets credentials of that environment alone that end with the job; the repository holds no long-lived key",
  );
