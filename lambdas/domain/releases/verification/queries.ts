import type { ReleaseContext } from "../../../contract/release.ts";
import { quantileOf } from "../automation/objectives.ts";

type Context = Pick<ReleaseContext, "service" | "stack" | "latency">;

/** Two scrapes of the generated configuration (`scrape_interval: 15s`), the fewest that make a rate. */
export const STEP_SECONDS = 30;

/**
 * One series each, over all pods and both colours. Which colour is the candidate only the deployer knows, and after the switch the other one
 * has no requests: candidate and baseline are told apart by time (`windowsOf`). No series carries a version.
 */
const matching = ({ service }: Context, more = ""): string => `{service="${service}",environment="$environment"${more}}`;
/** Only the Kubernetes package exports to Prometheus; the AWS ones have CloudWatch. */
const exported = ({ stack }: Context, query: string): string | null => (stack === "python-kubernetes" ? query : null);

/** Without failures there is no series of failures: then it is 0, but only where there are requests. */
export const errorRatioQuery = (context: Context): string | null =>
  exported(
    context,
    [
      `(sum(rate(http_requests_total${matching(context, ',status=~"5.."')}[$window])) or vector(0))`,
      "/",
      `sum(rate(http_requests_total${matching(context)}[$window]))`,
    ].join("\n"),
  );

export const latencyQuery = (context: Context): string | null =>
  exported(
    context,
    `histogram_quantile(${quantileOf(context)}, sum by (le) (rate(http_request_duration_seconds_bucket${matching(context)}[$window])))`,
  );

export const requestsQuery = (context: Context): string | null =>
  exported(context, `sum(rate(http_requests_total${matching(context)}[$window]))`);

/** The query of an environment. Each point looks back just one step, so that no two of them count the same request. */
export const promqlOf = (template: string, environment: string, stepSeconds: number): string =>
  template.replaceAll("$environment", environment).replaceAll("$window", `${stepSeconds}s`);
