import { CfnOutput, type Stack } from "aws-cdk-lib";
import { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";

/** One topic for every alarm of the stack; whoever is on call subscribes to it. */
export function tellOfAlarms(stack: Stack): void {
  const alarms = new Topic(stack, "Alarms", { enforceSSL: true });
  // A topic's policy of its own takes the place of the default one, which lets the account's alarms publish.
  alarms.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [alarms.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  for (const construct of stack.node.findAll()) if (construct instanceof Alarm) construct.addAlarmAction(new SnsAction(alarms));
  new CfnOutput(stack, "AlarmsTopicArn", { value: alarms.topicArn });
}
