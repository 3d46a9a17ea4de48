import type { Check } from "../check.ts";
import { requirementsAlerts } from "./requirements-alerts.ts";
import { requirementsCriteria } from "./requirements-criteria.ts";
import { requirementsDocument } from "./requirements-document.ts";
import { requirementsForm } from "./requirements-form.ts";
import { requirementsIds } from "./requirements-ids.ts";
import { requirementsObjectives } from "./requirements-objectives.ts";
import { requirementsRelease } from "./requirements-release.ts";
import { requirementsRoles } from "./requirements-roles.ts";
import { requirementsTopics } from "./requirements-topics.ts";
import { requirementsTraced } from "./requirements-traced.ts";

/** What makes requirements ready, for every stack: that they are complete, and that the package answers them. */
export const requirementsChecks: readonly Check[] = [
  requirementsForm,
  requirementsIds,
  requirementsCriteria,
  requirementsRoles,
  requirementsTopics,
  requirementsRelease,
  requirementsObjectives,
  requirementsTraced,
  requirementsAlerts,
  requirementsDocument,
];
