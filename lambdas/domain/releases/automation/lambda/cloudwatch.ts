import type { ReleaseContext } from "../../../../contract/release.ts";
import { type MetricAlarm, metricAlarm } from "../aws/alarm.ts";
import { bellwetherRoute } from "../aws/bellwether-route.ts";
import { sub } from "../aws/reference.ts";
import { runbook, slaAlarms } from "../aws/sla-alarms.ts";
import { templateHead } from "../aws/template-head.ts";
import { dashboardResource } from "../aws/widgets.ts";
import { percentText } from "../objectives.ts";
import { FAILURES, latencyOf, THROTTLES } from "./api-metrics.ts";
import { widgetsOf } from "./dashboard.ts";

/** `monitoring/cloudwatch.yml`: alarms, dashboard, traces and the way back to Bellwether, in a stack beside the service's own. */
export const lambdaCloudwatch = (context: ReleaseContext): string =>
  [
    templateHead(context, comment(context), [
      { name: "ApiId", description: "The HTTP API before the function" },
      { name: "FunctionName", description: "The function" },
    ]),
    slaAlarms(context, FAILURES),
    metricAlarm(context.slug, latency(context)),
    metricAlarm(context.slug, throttled()),
    bellwetherRoute(context),
    tracing(context),
    dashboardResource(context.slug, sub("AWS::Region"), widgetsOf(context)),
  ].join("\n");

const comment = ({
  slug,
  availability,
  latency: { milliseconds, percentile },
}: ReleaseContext) => `# ${percentText(availability)} of requests succeed, p${percentile} latency below ${milliseconds} ms. One stack for each environment.
# Failures are the API's answers of 500 and above: crashes and time-outs of the function are among them.
# aws cloudformation deploy --stack-name ${slug}-ENVIRONMENT-monitoring --template-file monitoring/cloudwatch.yml \\
#   --capabilities CAPABILITY_IAM --parameter-overrides Environment=ENVIRONMENT ApiId=... FunctionName=${slug}-ENVIRONMENT ...
# Burn rates: Google's Site Reliability Workbook, chapter 5.`;

const latency = ({ latency: { milliseconds, percentile } }: ReleaseContext): MetricAlarm => ({
  id: "LatencyHigh",
  description: `ticket: p${percentile} was above ${milliseconds} ms for 10m. It does not roll back. ${runbook("LatencyHigh")}`,
  queries: latencyOf(percentile),
  comparison: "GreaterThanThreshold",
  threshold: milliseconds,
  periodSeconds: 300,
  periods: 2,
  datapoints: 2,
  missing: "notBreaching",
  told: true,
});

const throttled = (): MetricAlarm => ({
  id: "Throttled",
  description: `ticket: requests are turned away, as the function is at its concurrency. It does not roll back. ${runbook("Throttled")}`,
  queries: THROTTLES,
  comparison: "GreaterThanThreshold",
  threshold: 0,
  periodSeconds: 300,
  periods: 3,
  datapoints: 2,
  missing: "notBreaching",
  told: true,
});

const tracing = ({
  latency: { milliseconds },
}: ReleaseContext) => `  # One trace a second and 5 % of the rest: enough to see where the time goes, without paying for all.
  Sampling:
    Type: AWS::XRay::SamplingRule
    Properties:
      SamplingRule:
        # Names of X-Ray end at 32 characters.
        RuleName: !Sub "api-\${ApiId}"
        Version: 1
        Priority: 1000
        ServiceName: !Ref FunctionName
        ServiceType: "*"
        Host: "*"
        HTTPMethod: "*"
        URLPath: "*"
        ResourceARN: "*"
        ReservoirSize: 1
        FixedRate: 0.05

  # The traces worth opening.
  SlowOrFailed:
    Type: AWS::XRay::Group
    Properties:
      GroupName: !Sub "api-\${ApiId}"
      FilterExpression: !Sub 'service("\${FunctionName}") AND (fault = true OR responsetime > ${milliseconds / 1000})'
`;
