import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";
import type { Target } from "../targets.ts";

/** The tables. Names are generated: an emulator silently replaces a table whose name exists. docs/data-model.md has the keys. */
export class Tables extends Construct {
  readonly runs: Table;
  readonly insights: Table;
  readonly incidents: Table;
  readonly deployments: Table;
  readonly registry: Table;
  readonly releases: Table;

  constructor(scope: Construct, id: string, { disposable }: Target) {
    super(scope, id);
    const table = (name: string, stream?: StreamViewType) =>
      new Table(this, name, {
        partitionKey: { name: "pk", type: AttributeType.STRING },
        sortKey: { name: "sk", type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        encryption: disposable ? TableEncryption.DEFAULT : TableEncryption.AWS_MANAGED,
        timeToLiveAttribute: "expiresAt",
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: !disposable },
        deletionProtection: !disposable,
        removalPolicy: disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
        ...(stream ? { stream } : {}),
      });
    this.runs = table("Runs", StreamViewType.NEW_AND_OLD_IMAGES);
    this.insights = table("Insights");
    this.incidents = table("Incidents", StreamViewType.NEW_AND_OLD_IMAGES);
    this.deployments = table("Deployments", StreamViewType.NEW_AND_OLD_IMAGES);
    this.registry = table("Registry");
    this.releases = table("Releases");
  }

  /** The names as functions read them. */
  get names() {
    return {
      runsTable: this.runs.tableName,
      insightsTable: this.insights.tableName,
      incidentsTable: this.incidents.tableName,
      deploymentsTable: this.deployments.tableName,
      registryTable: this.registry.tableName,
      releasesTable: this.releases.tableName,
    };
  }

  /** The names as the stack tells them. */
  get outputs(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.names).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]));
  }
}
