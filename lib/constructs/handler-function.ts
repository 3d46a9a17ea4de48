import { join } from "node:path";
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Architecture, Code, type FunctionProps, Function as LambdaFunction, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { ENV, type HandlerName } from "../../lambdas/contract/names.ts";
import { BUNDLES } from "../bundles.ts";
import type { Target } from "../targets.ts";

export const DEFAULT_TIMEOUT = Duration.seconds(30);

export type HandlerFunctionProps = Omit<FunctionProps, "code" | "handler" | "runtime"> & {
  /** File name under lambdas/handlers, without the extension. */
  readonly entry: HandlerName;
  readonly target: Target;
};

/** The one place that says how our handlers are built and run. The caller's props win over these defaults. */
export class HandlerFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, { entry, target, ...overrides }: HandlerFunctionProps) {
    super(scope, id, {
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: DEFAULT_TIMEOUT,
      description: `Bellwether ${entry}`,
      tracing: target.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      ...overrides,
      runtime: Runtime.NODEJS_24_X,
      handler: "index.handler",
      code: Code.fromAsset(join(String(scope.node.getContext(BUNDLES)), entry)),
      environment: {
        NODE_OPTIONS: "--enable-source-maps",
        POWERTOOLS_TRACE_ENABLED: String(target.tracing),
        [ENV.target]: target.name,
        ...overrides.environment,
      },
    });
    if (!target.disposable) {
      // The function's own log group, made before its first line, so that lines do not stay for ever.
      new LogGroup(this, "Logs", {
        logGroupName: `/aws/lambda/${this.functionName}`,
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
      });
    }
  }
}
