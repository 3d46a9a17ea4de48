import { randomBytes } from "node:crypto";
import type * as z from "zod";
import type { AlertNotification } from "../../../lambdas/contract/alert.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { until } from "../until.ts";
import { SERVICE } from "./example.ts";
import type { ReleaseDemo } from "./release-demo.ts";
import { settleIncident } from "./settle-incident.ts";
import { expectLike, expectThere } from "./unlike.ts";

const SETTLES_WITHIN_MS = 30_000;

/** Production alerts against a release: it is taken back to the one before, the counters move once, and an incident is opened. */
export async function playRollback(demo: ReleaseDemo, release: ReleaseDetail, before: ReleaseDetail): Promise<void> {
  const { author, tell } = demo;
  const { id, timeline } = release;
  const production = expectThere("a promotion to production", release.promotions.at(-1));
  const failsBefore = await failRate(demo);
  tell(`change fail rate of ${SERVICE} before: ${inWords(failsBefore)}`);

  tell("POST /alerts: what Alertmanager sends when the package's rule ErrorRateHigh fires (simulated: nothing really fails)");
  const [told] = await author.alert(notification(production.environment));
  const outcome = expectThere("an answer to the alert", told);
  tell(`  ${outcome.outcome}: ${outcome.reason}`);
  expectLike("what the alert did", "rolling_back", outcome.outcome);

  const back = await until(
    () => author.release(id),
    ({ status }) => status !== "rolling_back",
    SETTLES_WITHIN_MS,
  );
  expectLike(`release ${release.context.version}`, "rolled_back", back.status);
  for (const { at, text } of back.timeline.slice(timeline.length)) tell(`  ${at.slice(11, 19)}  ${text}`);
  await expectTakenBack(demo, back, before);

  const fails = await until(
    () => failRate(demo),
    ({ numerator }) => numerator !== failsBefore.numerator,
    SETTLES_WITHIN_MS,
  );
  tell(`change fail rate of ${SERVICE} after: ${inWords(fails)}`);
  expectLike("changes of the service that failed", (failsBefore.numerator ?? 0) + 1, fails.numerator);
  await settleIncident(demo, back);
}

/** The deployment is rolled back, and a deployment of its own brought the version before. */
async function expectTakenBack({ author, tell }: ReleaseDemo, { rollback }: ReleaseDetail, before: ReleaseDetail): Promise<void> {
  const { rollbackOf, deploymentId, to } = expectThere("a rollback", rollback);
  const [taken, taking] = await Promise.all([author.deployment(rollbackOf), author.deployment(deploymentId)]);
  tell(`  deployment ${taken.id} of ${taken.version}: ${taken.status} (${taken.reason})`);
  tell(`  deployment ${taking.id} of ${taking.version}: ${taking.status}${taking.simulated ? ", simulated deployer" : ""}`);
  expectLike(`deployment ${taken.id}`, "rolled_back", taken.status);
  expectLike("the version that was returned to", before.context.version, to.version);
  expectLike("the deployment that the rollback takes back", taken.id, taking.rollbackOf);
}

const notification = (environment: string): z.input<typeof AlertNotification> => ({
  version: "4",
  alerts: [
    {
      status: "firing",
      labels: { alertname: "ErrorRateHigh", service: SERVICE, environment, severity: "page", rollback: "true" },
      annotations: { summary: `${SERVICE} fails more than 5% of its requests in ${environment}` },
      startsAt: new Date().toISOString(),
      fingerprint: randomBytes(8).toString("hex"),
    },
  ],
});

type FailRate = { readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null };

const failRate = async ({ author }: ReleaseDemo): Promise<FailRate> => (await author.dora(SERVICE)).changeFailRate;
const inWords = ({ value, numerator, denominator }: FailRate): string =>
  value === null ? "no data" : `${value} % (${numerator} of ${denominator} production deployments)`;
