import type { ReleaseContext } from "../../../../contract/release.ts";

/** `src/observability.mjs`: structured logs and traces, of Powertools. */
export const observabilityMjs = ({ service }: ReleaseContext): string => `/**
 * Logs and traces of ${service}. In the handler's file:
 *
 *   import { observed } from "./observability.mjs";
 *   export const handler = observed(async (event, context) => ...);
 *
 * Needs @aws-lambda-powertools/logger and /tracer, and active tracing on the function.
 */
import { Logger } from "@aws-lambda-powertools/logger";
import { Tracer } from "@aws-lambda-powertools/tracer";

const serviceName = "${service}";
const environment = process.env.ENVIRONMENT ?? "unknown";
const version = process.env.VERSION ?? "unknown";

/** One JSON object a line. One request in a hundred is logged at level DEBUG. */
export const logger = new Logger({
  serviceName,
  logLevel: "INFO",
  sampleRateValue: 0.01,
  persistentKeys: { environment, version },
});
export const tracer = new Tracer({ serviceName });

/** Wraps a handler: its logs carry the request's id, its trace says what failed. */
export const observed = (handler) => async (event, context) => {
  logger.addContext(context);
  logger.refreshSampleRateCalculation();
  tracer.putAnnotation("version", version);
  try {
    return await handler(event, context);
  } catch (error) {
    logger.error("request failed", { error });
    tracer.addErrorAsMetadata(error);
    throw error;
  }
};
`;
