import { CloudFormationClient, paginateListStackResources } from "@aws-sdk/client-cloudformation";
import { HANDLERS, type HandlerName } from "../../lambdas/contract/names.ts";
import { STACK } from "../targets/outputs.ts";

export type DeployedFunction = { readonly handler: HandlerName /** What AWS calls it. */; readonly name: string };

/** The stack's functions by the names of our handlers. */
export async function deployedFunctions(): Promise<DeployedFunction[]> {
  const client = new CloudFormationClient({});
  const found: DeployedFunction[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: STACK })) {
    for (const { ResourceType, LogicalResourceId = "", PhysicalResourceId } of StackResourceSummaries) {
      const handler = handlerOf(LogicalResourceId);
      if (ResourceType === "AWS::Lambda::Function" && PhysicalResourceId && handler) found.push({ handler, name: PhysicalResourceId });
    }
  }
  client.destroy();
  return found.toSorted((a, b) => a.handler.localeCompare(b.handler));
}

/** A function's id in the stack holds its handler's name: `ObserverReadAttemptHandler1A2B` is read-attempt. */
export function handlerOf(logicalId: string): HandlerName | null {
  const plain = logicalId.toLowerCase();
  return HANDLERS.find((handler) => plain.includes(handler.replaceAll("-", ""))) ?? null;
}
