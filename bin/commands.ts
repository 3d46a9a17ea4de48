/** Runs a verb with the rest of the arguments; answers the exit code. */
export type RunCommand = (args: string[]) => Promise<number>;

export type Command = {
  readonly verb: string;
  readonly args?: string;
  /** One line for the help; null for what only programs call. */
  readonly summary: string | null;
  /** Each command loads only what it needs. */
  readonly load: () => Promise<RunCommand>;
};

export const commandNamed = (verb: string): Command | undefined => COMMANDS.find((command) => command.verb === verb);

export const COMMANDS: readonly Command[] = [
  {
    verb: "start",
    summary: "Start the system (or bring a running one up to date), and say where everything is",
    load: async () => (await import("./commands/start.ts")).startCommand,
  },
  {
    verb: "demo",
    args: "[SCENARIO...]",
    summary: "Play a scenario, or all: success testfail flaky timeout dns disk; or deployments, release",
    load: async () => (await import("./commands/demo.ts")).demoCommand,
  },
  {
    verb: "status",
    args: "[--json]",
    summary: "Say where everything is, and whether it is healthy",
    load: async () => (await import("./commands/status.ts")).statusCommand,
  },
  {
    verb: "logs",
    args: "[FUNCTION]",
    summary: "Show the end of a function's log; without a name, list the functions",
    load: async () => (await import("./commands/logs.ts")).logsCommand,
  },
  {
    verb: "token",
    args: "create NAME --scope SCOPE | list | revoke NAME",
    summary: "Manage access tokens (scopes: read, report, write, admin)",
    load: async () => (await import("./commands/token.ts")).tokenCommand,
  },
  {
    verb: "stop",
    summary: "Stop the local cloud; its data is kept for the next start",
    load: async () => (await import("./commands/stop.ts")).stopCommand,
  },
  {
    verb: "reset",
    summary: "Stop and throw all data away",
    load: async () => (await import("./commands/reset.ts")).resetCommand,
  },
  {
    verb: "deploy",
    summary: "Deploy to a target that runs already (TARGET=aws: to your account)",
    load: async () => (await import("./commands/deploy.ts")).deployCommand,
  },
  {
    verb: "test",
    args: "[VITEST ARGUMENTS]",
    summary: "Type-check, lint and test everything",
    load: async () => (await import("./commands/test.ts")).testCommand,
  },
  { verb: "bench", summary: "Measure speed and size", load: async () => (await import("./bench/bench.ts")).benchCommand },
  {
    verb: "triage",
    args: "[FILE...]",
    summary: "Triage logs without any cloud",
    load: async () => (await import("./offline/triage.ts")).triageCommand,
  },
  {
    verb: "cluster",
    args: "[FILE...]",
    summary: "Cluster failures without any cloud",
    load: async () => (await import("./offline/cluster.ts")).clusterCommand,
  },
  {
    verb: "flaky",
    args: "[FILE...]",
    summary: "Judge test outcomes without any cloud",
    load: async () => (await import("./offline/flaky.ts")).flakyCommand,
  },
  {
    verb: "parse",
    args: "[FILE...]",
    summary: "Read test reports without any cloud",
    load: async () => (await import("./offline/parse.ts")).parseCommand,
  },
  {
    verb: "package",
    args: "CONTEXT.json FOLDER",
    summary: "Make the deployment package of a release's context without any cloud",
    load: async () => (await import("./offline/package.ts")).packageCommand,
  },
  { verb: "synth", summary: null, load: async () => (await import("./commands/synth.ts")).synthCommand },
];
