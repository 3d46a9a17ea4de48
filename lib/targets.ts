import { STAGE } from "../lambdas/contract/names.ts";

/** What differs between the places that Bellwether deploys to, and nothing else. */
export type Target = {
  readonly name: TargetName;
  /** Whether reads need a token. */
  readonly publicRead: boolean;
  readonly maxConcurrentRuns: number;
  /** Data is thrown away with the stack, and tables have no backups. */
  readonly disposable: boolean;
  /** CloudFront in front of a private page bucket; otherwise the emulator serves the bucket itself. */
  readonly cdn: boolean;
  readonly tracing: boolean;
  /** Executors at once that the account reserves; null where it is not set (new accounts refuse it). */
  readonly reservedExecutors: number | null;
  /** Path of an API's base URL at the emulator's address; null where the API has an address of its own. */
  readonly apiPath: ((apiId: string) => string) | null;
  /** Who steps run as, in words for the page. */
  readonly stepsRunAs: string;
};

export const TARGET_NAMES = ["local", "localstack", "aws"] as const;
export type TargetName = (typeof TARGET_NAMES)[number];

const EMULATED = { publicRead: true, maxConcurrentRuns: 4, disposable: true, cdn: false, tracing: false, reservedExecutors: null };

export const TARGETS: Readonly<Record<TargetName, Target>> = {
  local: {
    ...EMULATED,
    name: "local",
    apiPath: (apiId) => `/restapis/${apiId}/${STAGE}/_user_request_`,
    stepsRunAs: "the user who ran npm start, on this machine, without isolation",
  },
  localstack: {
    ...EMULATED,
    name: "localstack",
    publicRead: false,
    apiPath: (apiId) => `/_aws/execute-api/${apiId}/${STAGE}`,
    stepsRunAs: "LocalStack's function processes or containers",
  },
  aws: {
    name: "aws",
    apiPath: null,
    publicRead: false,
    maxConcurrentRuns: 5, // A new account may run ten functions at once, ours included.
    disposable: false,
    cdn: true,
    tracing: true,
    reservedExecutors: null,
    stepsRunAs: "an isolated Lambda function without any permission",
  },
};

/** Throws a sentence that lists the targets where the name is none. */
export function targetNamed(name: string): Target {
  const target = Object.values(TARGETS).find((known) => known.name === name);
  if (!target) throw new Error(`TARGET is "${name}"; expected one of ${TARGET_NAMES.join(", ")}`);
  return target;
}
