import { Stack } from "aws-cdk-lib";
import { EndpointType, LambdaRestApi, ResponseType } from "aws-cdk-lib/aws-apigateway";
import type { Construct } from "constructs";
import { STAGE } from "../../lambdas/contract/names.ts";
import type { Target } from "../targets.ts";
import type { HandlerFunction } from "./handler-function.ts";
import { addRunbookAlarm } from "./runbook-alarm.ts";

/** A REST API that hands every path and method to one handler, which is the edge: access, sizes, CORS and errors are its own. */
export class Api extends LambdaRestApi {
  constructor(scope: Construct, id: string, { target, handler }: { readonly target: Target; readonly handler: HandlerFunction }) {
    super(scope, id, {
      restApiName: Stack.of(scope).stackName,
      handler,
      proxy: true,
      endpointTypes: [EndpointType.REGIONAL],
      deployOptions: { stageName: STAGE, tracingEnabled: target.tracing },
      cloudWatchRole: false,
      endpointExportName: undefined,
    });
    addRunbookAlarm(this, "ServerErrors", {
      target,
      metric: this.metricServerError(),
      threshold: 5,
      says: "The API failed five times in five minutes.",
      runbook: "api-server-errors",
    });
    if (target.disposable) return;
    // Answers that the gateway makes itself (throttles, sizes) need the page's headers too.
    for (const type of [ResponseType.DEFAULT_4XX, ResponseType.DEFAULT_5XX]) {
      this.addGatewayResponse(`${type.responseType}`, { type, responseHeaders: { "Access-Control-Allow-Origin": "'*'" } });
    }
  }
}
