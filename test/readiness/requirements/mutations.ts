import type { Stack } from "../../../lambdas/contract/release.ts";
import { type Edits, inJson, type Mutation, swap } from "../pipeline/edited.ts";

const REQUIREMENTS = "docs/requirements.json";
const DOCUMENT = "docs/requirements.md";
const RULES = "monitoring/rules.yml";
const ALARMS = "monitoring/cloudwatch.yml";

const mutation = (check: string, who: string, reason: RegExp, edits: Edits, stack: Stack = "python-kubernetes"): Mutation => ({
  check,
  who,
  reason,
  edits,
  stack,
});
const inRequirements = (edit: Parameters<typeof inJson>[0]): Edits => ({ [REQUIREMENTS]: inJson(edit) });

/** One fault each, in a package that is otherwise as generated. */
export const REQUIREMENTS_MUTATIONS: readonly Mutation[] = [
  mutation(
    "requirements-form",
    "leaves out why a story is told",
    /requirements\.json:\d+: stories\.0 must have required property 'soThat'/,
    inRequirements((all) => delete all.stories[0].soThat),
  ),
  mutation(
    "requirements-form",
    "misspells a key",
    /additional properties \(priorty\)/,
    inRequirements((all) => (all.stories[1].priorty = 1)),
  ),
  mutation(
    "requirements-form",
    "invents a topic",
    /topic must be equal to one of/,
    inRequirements((all) => (all.stories[0].criteria[0].topic = "looks")),
  ),
  mutation("requirements-ids", "gives two criteria one id", /AC-1\.1 is there twice/, {
    ...inRequirements((all) => (all.stories[0].criteria[1].id = "AC-1.1")),
    [DOCUMENT]: swap(/^### AC-1\.2: .*$/gm, "### Second"),
  }),
  mutation(
    "requirements-ids",
    "moves a criterion to another story",
    /requirements\.json:\d+: AC-1\.1 is in story US-2/,
    inRequirements((all) => all.stories[1].criteria.push(all.stories[0].criteria.shift())),
  ),
  mutation(
    "requirements-criteria",
    "leaves the outcome for later",
    /AC-1\.1 does not say outcome/,
    inRequirements((all) => (all.stories[0].criteria[0].outcome = " TODO ")),
  ),
  mutation(
    "requirements-criteria",
    "says the same twice",
    /AC-1\.2 says the same as AC-1\.1/,
    inRequirements(({ stories: [{ criteria }] }) => Object.assign(criteria[1], { ...criteria[0], id: criteria[1].id })),
  ),
  mutation(
    "requirements-roles",
    "forgets the data scientist",
    /no story with criteria by data scientist/,
    inRequirements((all) => (all.stories[0].role = "SRE")),
  ),
  mutation(
    "requirements-roles",
    "forgets the product owner",
    /no story with criteria by product owner/,
    inRequirements(({ stories }) => {
      for (const story of stories) if (story.role === "product owner") story.role = "SRE";
    }),
    "static-site",
  ),
  mutation(
    "requirements-topics",
    "forgets blue-green deployment",
    /no criterion on blue-green/,
    inRequirements((all) => (all.stories[1].criteria[1].topic = "packaging")),
  ),
  mutation(
    "requirements-release",
    "brings the requirements of an older version",
    /requirements\.json:3: version: 2\.0\.0, the release has 2\.1\.0/,
    inRequirements((all) => (all.version = "2.0.0")),
  ),
  mutation("requirements-release", "forgets an environment", /environments: dev, production, the release has dev, staging, production/, {
    ...inRequirements((all) => all.environments.splice(1, 1)),
  }),
  mutation(
    "requirements-objectives",
    "promises less than was agreed",
    /requirements\.json:\d+: availability is 0\.99, the release has 0\.999/,
    inRequirements((all) => (all.objectives.availability = 0.99)),
  ),
  mutation(
    "requirements-objectives",
    "measures another percentile",
    /latency\.percentile is 50, the release has 99/,
    inRequirements((all) => (all.objectives.latency.percentile = 50)),
    "node-lambda",
  ),
  mutation("requirements-traced", "asks for something that nothing answers", /no file with content answers AC-7\.9/, {
    ...inRequirements(({ stories }) => stories[6].criteria.push({ ...stories[6].criteria[0], id: "AC-7.9", given: "something else" })),
    [DOCUMENT]: (content) => `${content}\n### AC-7.9: promotion\n`,
  }),
  mutation("requirements-alerts", "alerts at five times the objective", /no alert watches p99 above 100 ms/, {
    [RULES]: swap("> 0.1\n", "> 0.5\n"),
  }),
  mutation("requirements-alerts", "watches another service", /no alert watches .*p99/, {
    [RULES]: swap('service="churn_predictor_v2"', 'service="other"'),
  }),
  mutation("requirements-alerts", "records all requests as errors", /no alert watches the share of failures/, {
    [RULES]: swap(',status=~"5.."', ""),
  }),
  mutation(
    "requirements-alerts",
    "waits until every second request fails",
    /no alert watches the share of failures/,
    { [ALARMS]: swap(/Threshold: 0\.0\d*/g, "Threshold: 0.5") },
    "node-lambda",
  ),
  mutation(
    "requirements-alerts",
    "tells nobody of slow answers",
    /no alert watches p99 above 100 ms/,
    { [ALARMS]: swap(/AlarmActions: .*/g, "AlarmActions: []") },
    "static-site",
  ),
  mutation("requirements-document", "leaves a criterion out for people", /no section AC-2\.2/, {
    [DOCUMENT]: swap(/^### AC-2\.2: .*$/gm, "### Later"),
  }),
  mutation("requirements-document", "adds a story for people only", /section US-8 is not in/, {
    [DOCUMENT]: (content) => `${content}\n## US-8: everybody\n`,
  }),
];
