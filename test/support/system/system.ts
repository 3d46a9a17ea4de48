import { inject } from "vitest";

/** The deployed system that the system specs speak to. */
export type System = {
  readonly target: string;
  readonly apiUrl: string;
  readonly dashboardUrl: string;
  readonly token: string;
  /** Variables that lead our own AWS clients to the emulator. */
  readonly awsEnv: Readonly<Record<string, string>>;
  /** Variables that make a command of ours speak of this system. */
  readonly commandEnv: Readonly<Record<string, string>>;
  readonly outputs: Outputs;
};

export type Outputs = {
  readonly DataBucket: string;
  readonly RunsTable: string;
  readonly InsightsTable: string;
  readonly IncidentsTable: string;
  readonly DeploymentsTable: string;
  readonly RegistryTable: string;
  readonly DecisionsTopicArn: string;
};

declare module "vitest" {
  interface ProvidedContext {
    readonly system: System;
  }
}

export const system = (): System => inject("system");
