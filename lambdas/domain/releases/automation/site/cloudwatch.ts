import type { ReleaseContext } from "../../../../contract/release.ts";
import { type MetricAlarm, metricAlarm } from "../aws/alarm.ts";
import { bellwetherRoute } from "../aws/bellwether-route.ts";
import { runbook, slaAlarms } from "../aws/sla-alarms.ts";
import { templateHead } from "../aws/template-head.ts";
import { dashboardResource } from "../aws/widgets.ts";
import { percentText } from "../objectives.ts";
import { FAILURES, synthetic } from "./cloudfront-metrics.ts";
import { widgetsOf } from "./dashboard.ts";

/** `monitoring/cloudwatch.yml`: alarms, dashboard and the way back to Bellwether, in a stack beside the site's own. */
export const siteCloudwatch = (context: ReleaseContext): string =>
  [
    templateHead(context, comment(context), [{ name: "DistributionId", description: "The distribution that serves the environment" }]),
    slaAlarms(context, FAILURES),
    metricAlarm(context.slug, latency(context)),
    metricAlarm(context.slug, checkFailing(context)),
    bellwetherRoute(context),
    dashboardResource(context.slug, "us-east-1", widgetsOf(context)),
  ].join("\n");

const comment = ({
  slug,
  availability,
  latency: { milliseconds, percentile },
}: ReleaseContext) => `# ${percentText(availability)} of requests succeed, p${percentile} latency below ${milliseconds} ms. One stack for each environment,
# in us-east-1: CloudFront's metrics are nowhere else.
# Latency and health are what scripts/synthetic-check.sh sees from outside; run it every five minutes.
# aws cloudformation deploy --region us-east-1 --stack-name ${slug}-ENVIRONMENT-monitoring --template-file monitoring/cloudwatch.yml \\
#   --capabilities CAPABILITY_IAM --parameter-overrides Environment=ENVIRONMENT DistributionId=... ...
# Burn rates: Google's Site Reliability Workbook, chapter 5.`;

/** Nothing measured is no pass: a check that nobody runs any more is told like one that fails. */
const latency = ({ slug, service, latency: { milliseconds, percentile } }: ReleaseContext): MetricAlarm => ({
  id: "LatencyHigh",
  description: `ticket: p${percentile} from outside was above ${milliseconds} ms for 10m, or not measured. It does not roll back. ${runbook("LatencyHigh")}`,
  queries: synthetic(slug, service, "Latency", `p${percentile}`),
  comparison: "GreaterThanThreshold",
  threshold: milliseconds,
  periodSeconds: 300,
  periods: 2,
  datapoints: 2,
  missing: "breaching",
  told: true,
});

const checkFailing = ({ slug, service }: ReleaseContext): MetricAlarm => ({
  id: "SiteCheckFailing",
  description: `page: the check from outside failed for 15m, or did not run. It does not roll back. ${runbook("SiteCheckFailing")}`,
  queries: synthetic(slug, service, "Success", "Minimum"),
  comparison: "LessThanThreshold",
  threshold: 1,
  periodSeconds: 300,
  periods: 3,
  datapoints: 3,
  missing: "breaching",
  told: true,
});
