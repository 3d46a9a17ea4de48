import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { HANDLERS } from "../../lambdas/contract/names.ts";
import { importCycle, loadedWith } from "../support/import-graph.ts";
import { ROOT, type SourceFile, sourceFiles, type Trait } from "../support/source-tree.ts";
import { forbiddenImports, LAYERS, layerOf } from "./layers.ts";

const LONGEST = 200;
const FOLDERS = ["bin", "lib", "lambdas", "web/src"];
const files = sourceFiles(...FOLDERS);

const inLayers = (...layers: readonly string[]): SourceFile[] => files.filter(({ path }) => layers.includes(layerOf(path) ?? ""));
const where = (of: readonly SourceFile[], ...traits: readonly Trait[]): string[] =>
  of.flatMap((file) => file.traits.filter(({ trait }) => traits.includes(trait)).map(({ trait, at }) => `${trait} at ${at}`));

describe("layers", () => {
  test.each(Object.keys(LAYERS))("%s is not empty, and imports only what it may", (layer) => {
    const own = inLayers(layer);

    expect(own.flatMap(forbiddenImports)).toEqual([]);
    expect(own.length).toBeGreaterThan(0);
  });

  it("hold every module", () => {
    expect(files.filter(({ path }) => layerOf(path) === null).map(({ path }) => path)).toEqual([]);
  });

  it("import no circles", () => {
    expect(importCycle(files)).toBeNull();
  });

  it("import only files that exist, by their whole name", () => {
    const known = new Set(files.map(({ path }) => path));
    const missing = files.flatMap(({ path, imports }) => {
      const modules = imports.filter((one) => one.path !== null && !one.path.endsWith(".css"));
      return modules.filter((one) => !known.has(one.path ?? "")).map(({ from }) => `${path} imports ${from}`);
    });

    expect(missing).toEqual([]);
  });
});

describe("the domain", () => {
  it("knows no clock, dice, environment, network or timer: they arrive as arguments", () => {
    expect(where(inLayers("lambdas/domain"), "clock", "dice", "environment", "platform", "network", "timer")).toEqual([]);
  });

  it("uses of crypto nothing but hashes", () => {
    const crypto = inLayers("lambdas/domain").flatMap(({ imports }) => imports.filter(({ from }) => from === "node:crypto"));

    expect(new Set(crypto.flatMap(({ names }) => names))).toEqual(new Set(["createHash"]));
  });
});

describe("the environment", () => {
  it("is read by programs, handlers and the runtime only", () => {
    const readers = ["bin", "bin/bench", "lambdas/runtime", "lambdas/handlers"];
    const others = Object.keys(LAYERS).filter((layer) => !readers.includes(layer));

    expect(where(inLayers(...others), "environment")).toEqual([]);
  });
});

describe("types", () => {
  it("are never cast, and never any", () => {
    expect(where(files, "cast", "any")).toEqual([]);
  });
});

describe("zod", () => {
  it("is imported as a namespace: by name it makes a bundle five times as large", () => {
    const imports = files.flatMap((file) =>
      file.imports.filter(({ from }) => from === "zod").map(({ names }) => ({ path: file.path, names })),
    );

    expect(imports.filter(({ names }) => names.join() !== "*")).toEqual([]);
    expect(imports.length).toBeGreaterThan(0);
  });
});

describe("handlers", () => {
  it("are one file each, and listed in the contract", () => {
    expect(inLayers("lambdas/handlers").map(({ path }) => path)).toEqual(
      expect.arrayContaining(HANDLERS.map((name) => `lambdas/handlers/${name}.ts`)),
    );
    expect(inLayers("lambdas/handlers")).toHaveLength(HANDLERS.length);
  });

  it("are short: the work is elsewhere", () => {
    expect(inLayers("lambdas/handlers").filter(({ lines }) => lines > 40)).toEqual([]);
  });

  it("say what triggers them and what they do", () => {
    const undocumented = inLayers("lambdas/handlers").filter(
      ({ path }) => !/\*\/\nexport const handler\b/.test(readFileSync(join(ROOT, path), "utf8")),
    );

    expect(undocumented.map(({ path }) => path)).toEqual([]);
  });
});

describe("the API", () => {
  const loaded = loadedWith("lambdas/handlers/serve-api.ts", files);

  test.each(["lambdas/http/openapi.ts", "lambdas/http/docs-page.ts", "hono/html"])("loads %s only when somebody asks for it", (name) => {
    expect(loaded).not.toContain(name);
    expect(files.some(({ imports }) => imports.some((one) => one.path === name || one.from === name))).toBe(true);
  });

  test.each(["@aws-sdk/client-s3", "@aws-sdk/s3-request-presigner", "@aws-sdk/client-sqs", "@aws-lambda-powertools/tracer"])(
    "starts without %s, which most paths need not",
    (name) => {
      expect(loaded).not.toContain(name);
      expect(files.some(({ imports }) => imports.some(({ from, kind }) => from === name && kind === "lazy"))).toBe(true);
    },
  );
});

describe("files", () => {
  const deployed = files.filter(({ path }) => !path.startsWith("web/")).toSorted((a, b) => b.lines - a.lines);

  it(`do one thing in at most ${LONGEST} lines (the longest, ${deployed[0]?.path}, has ${deployed[0]?.lines})`, () => {
    expect(deployed.filter(({ lines }) => lines > LONGEST).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });
});
