import { describe, expect, it } from "vitest";
import { alarms } from "../../../../lambdas/domain/releases/infrastructure/lambda/alarms.ts";
import { lambdaTemplate } from "../../../../lambdas/domain/releases/infrastructure/lambda/template.ts";
import { absent } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { contentOf, packageOf } from "./a-package.ts";
import { readYaml } from "./read-yaml.ts";
import { aCloud } from "./stub-aws.ts";

const aContext = (overrides = {}) => aReleaseContext("node-lambda", overrides);
const [template] = readYaml(lambdaTemplate(aContext()));
const resources = template?.Resources;

describe("the template", () => {
  it("shifts an alias, and goes back at each of its alarms", () => {
    const { AutoPublishAlias, DeploymentPreference } = resources.Service.Properties;
    const named = Object.keys(resources).filter((name) => resources[name].Type === "AWS::CloudWatch::Alarm");
    expect(AutoPublishAlias).toBe("live");
    expect(DeploymentPreference.Alarms.toSorted()).toEqual(named.toSorted());
  });

  it("lets the API ask the alias alone", () => {
    expect(resources.ApiIntegration.Properties.IntegrationUri).toBe("Service.Alias");
    expect(resources.ApiPermission.Properties.FunctionName).toBe("Service.Alias");
  });

  it("gives the function what it needs: no star but X-Ray's, which knows no resources", () => {
    const statements: { Action: string | string[]; Resource: string }[] =
      resources.ServiceRole.Properties.Policies[0].PolicyDocument.Statement;
    expect(statements.filter(({ Resource }) => Resource === "*").map(({ Action }) => Action)).toEqual([
      ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
    ]);
    expect(JSON.stringify(statements.map(({ Action }) => Action))).not.toContain("*");
  });

  it("keeps logs for a stated time", () => {
    expect(resources.ServiceLogs.Properties.RetentionInDays).toBe("LogRetentionDays");
  });

  it("goes back at the fast burn of the objective, and never asks for more than all requests to fail", () => {
    const threshold = (availabilitySla: string) => readYaml(alarms(aContext({ availabilitySla })))[0]?.ErrorsAlarm.Properties.Threshold;
    expect([threshold("99.9%"), threshold("99.95%"), threshold("60%")]).toEqual([1.44, 0.72, 50]);
  });

  it("watches the percentile and the bound that the objective states", () => {
    const [parsed] = readYaml(alarms(aContext({ latencySla: "< 0.25s p95" })));
    expect(parsed?.LatencyAlarm.Properties).toMatchObject({ Threshold: 250, ExtendedStatistic: "p95" });
  });

  it("has a value for each parameter in each environment but the version, which is the deployment's", () => {
    const artifacts = packageOf(aContext());
    for (const environment of ["dev", "staging", "production"]) {
      const parameters: { ParameterKey: string }[] = JSON.parse(contentOf(artifacts, `infra/parameters/${environment}.json`));
      expect([...parameters.map(({ ParameterKey }) => ParameterKey), "Version"].toSorted()).toEqual(
        Object.keys(template?.Parameters).toSorted(),
      );
    }
  });

  it("shifts by steps in production", () => {
    expect(contentOf(packageOf(aContext()), "infra/parameters/production.json")).toContain("Linear10PercentEvery2Minutes");
  });
});

const missing = absent("jq");
describe.skipIf(missing)(`deploy.sh${missing}`, () => {
  const aStack = (...states: string[]) => {
    const cloud = aCloud("node-lambda", "deploy.sh");
    cloud.set("stack", states.map((state) => `${state}\n`).join(""));
    return cloud;
  };

  it("creates a stack that is not there and updates one that is", () => {
    for (const [cloud, type] of [
      [aStack(), "CREATE"],
      [aStack("UPDATE_COMPLETE"), "UPDATE"],
    ] as const) {
      expect(cloud.run("dev", "start", "2.1.0").status).toBe(0);
      expect(cloud.calls("cloudformation create-change-set")[0]).toContain(`--change-set-type ${type}`);
      expect(cloud.calls("cloudformation execute-change-set")).toHaveLength(1);
    }
  });

  it("is content where nothing changes, and runs no change set", () => {
    const cloud = aStack("UPDATE_COMPLETE");
    cloud.set("unchanged", "The submitted information didn't contain changes.");
    expect(cloud.run("dev", "start", "2.1.0")).toMatchObject({ status: 0, output: expect.stringContaining("nothing to change") });
    expect(cloud.calls("cloudformation execute-change-set")).toEqual([]);
  });

  it("fails with the reason where a change set cannot be made", () => {
    const cloud = aStack("UPDATE_COMPLETE");
    cloud.set("unchanged", "Parameters: [Version] must have values");
    expect(cloud.run("dev", "start", "2.1.0")).toMatchObject({ status: 1, output: expect.stringContaining("must have values") });
  });

  it("does not touch a stack that is being changed", () => {
    expect(aStack("UPDATE_IN_PROGRESS").run("dev", "start", "2.1.0").status).toBe(1);
  });

  it("waits for the end, and fails where the shift went back", () => {
    expect(aStack("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE").run("dev", "wait").status).toBe(0);
    expect(aStack("UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE").run("dev", "wait").status).toBe(1);
  });

  it("stops watching a canary that goes back", () => {
    expect(aStack("UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS").run("production", "watch").status).toBe(1);
    expect(aStack("UPDATE_IN_PROGRESS").run("production", "watch").status).toBe(0);
  });

  it("explains itself at what it does not know", () => {
    expect(aStack().run("moon", "wait")).toMatchObject({ status: 2, output: expect.stringContaining("usage: deploy.sh") });
    expect(aStack().run("dev", "start").status).toBe(2);
  });
});
