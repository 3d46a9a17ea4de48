import type { PipelineStage } from "../../../contract/release.ts";
import type { ActionName } from "../versions.ts";

type Permission = "contents" | "id-token" | "packages";
export type Permissions = Readonly<Partial<Record<Permission, "read" | "write">>>;

/** A step of a job: an action or a command, never both. */
export type WorkflowStep = {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
} & ({ readonly uses: ActionName; readonly with?: Readonly<Record<string, string>> } | { readonly run: string });

export type WorkflowJob = {
  readonly id: string;
  readonly name: string;
  /** What a reader of the workflow would ask why of. */
  readonly why?: string;
  readonly if?: string;
  readonly needs: readonly string[];
  readonly environment: string | null;
  readonly timeoutMinutes: number;
  readonly permissions: Permissions;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
};

/** A stage with the jobs that carry it out; a stage that deploys has a job for each environment. */
export type Stage = PipelineStage & { readonly jobs: readonly WorkflowJob[] };

export type Workflow = {
  readonly comment: string;
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: readonly WorkflowJob[];
};
