import { Logger } from "@aws-lambda-powertools/logger";

/** Structured lines, one JSON object each. Whole events and environments are never logged. */
export const log = new Logger({ serviceName: "bellwether" });

/** Name and message of whatever was thrown, for a log line or a stored reason. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
