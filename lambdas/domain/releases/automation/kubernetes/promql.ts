import type { ReleaseContext } from "../../../../contract/release.ts";
import type { Window } from "../../burn-windows.ts";
import { quantileOf } from "../objectives.ts";

/** Aggregated over pods and colours: users do not see which pod failed them. */
export const BY = "sum by (service, environment)";

type Service = Pick<ReleaseContext, "service">;

/** The matcher that keeps one service's series apart. Names of services hold no character that PromQL would have escaped. */
export const ofService = ({ service }: Service): string => `service="${service}"`;

/** The recorded error ratio of a window. */
export const ratioName = (window: Window): string => `service_environment:http_requests_errors:ratio_rate${window}`;

export const ratioOf = (context: Service, window: Window): string => `${ratioName(window)}{${ofService(context)}}`;

/** Share of requests that failed (5xx). What the client did wrong (4xx) is not the service's fault. */
export const errorRatio = (context: Service, window: Window): string =>
  [
    `${BY} (rate(http_requests_total{${ofService(context)},status=~"5.."}[${window}]))`,
    "/",
    `${BY} (rate(http_requests_total{${ofService(context)}}[${window}]))`,
  ].join("\n");

export const failures = (context: Service, window: Window): string =>
  `${BY} (increase(http_requests_total{${ofService(context)},status=~"5.."}[${window}]))`;

export const latencyQuantile = (context: Service & Pick<ReleaseContext, "latency">): string =>
  [
    `histogram_quantile(${quantileOf(context)},`,
    `  sum by (service, environment, le) (rate(http_request_duration_seconds_bucket{${ofService(context)}}[5m])))`,
  ].join("\n");
