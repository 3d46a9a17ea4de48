import type { Target } from "../../lib/targets.ts";
import type { Outputs } from "./outputs.ts";

/** What is appended to: `apiUrl` + "/runs". None ends with a slash. */
export type Urls = { readonly apiUrl: string; readonly dashboardUrl: string };

/** A target as the command line sees it: where it answers, and what a program needs to speak to it. */
export type Place = {
  readonly target: Target;
  /** Address of the emulator; null on AWS. */
  readonly endpoint: string | null;
  /** Variables that the AWS SDK and the CDK read; they replace every AWS variable of ours where there is an endpoint. */
  readonly awsEnv: Readonly<Record<string, string>>;
  readonly urlsOf: (outputs: Outputs) => Urls;
};
