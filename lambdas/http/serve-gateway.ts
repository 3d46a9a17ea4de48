import type { Hono } from "hono";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";

/**
 * A Lambda handler for API Gateway's proxy events. All answers are text, Markdown too: a REST API without binary types would
 * pass base64 on as it is.
 */
export function serveGateway(app: Hono) {
  const serve = handle(app, { isContentTypeBinary: () => false });
  return (event: LambdaEvent, context: LambdaContext) =>
    serve("path" in event ? { ...event, path: gatewayPath(event.path) } : event, context);
}

/** The path as a URL holds it. Gateways may hand it on decoded, and a `?` or `#` in it would end the path there. */
export const gatewayPath = (path: string): string => path.replaceAll("?", "%3F").replaceAll("#", "%23");
