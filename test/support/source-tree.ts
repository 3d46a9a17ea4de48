import { readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { parseSync, Visitor } from "vite";

export const ROOT = join(import.meta.dirname, "../..");

export type Import = {
  /** As written: `../store/keys.ts`, `node:crypto`. */
  readonly from: string;
  /** The repository path of a relative import; null for a package. */
  readonly path: string | null;
  /** `lazy` is `await import(...)`; a `type` leaves nothing behind. */
  readonly kind: "value" | "type" | "lazy";
  /** Imported names; `*` for a namespace, `default` for a default. */
  readonly names: readonly string[];
};

/** Impurities and loopholes that a line can have. */
export type Trait = "cast" | "any" | "clock" | "dice" | "environment" | "platform" | "network" | "timer";

export type SourceFile = {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly traits: readonly { readonly trait: Trait; readonly at: string }[];
};

/** Every module below these folders, parsed. */
export const sourceFiles = (...folders: readonly string[]): SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.d)\.(ts|tsx|js)$/.test(name))
      .map((name) => parseModule(`${folder}/${name}`, readFileSync(join(ROOT, folder, name), "utf8"))),
  );

const MEMBERS = new Map<string, Trait>([
  ["Date.now", "clock"],
  ["performance.now", "clock"],
  ["performance.timeOrigin", "clock"],
  ["process.hrtime", "clock"],
  ["process.env", "environment"],
  ["process.cwd", "platform"],
  ["process.platform", "platform"],
  ["Math.random", "dice"],
  ["crypto.randomUUID", "dice"],
  ["crypto.getRandomValues", "dice"],
]);
const CALLS = new Map<string, Trait>([
  ["Date", "clock"],
  ["randomUUID", "dice"],
  ["randomBytes", "dice"],
  ["randomInt", "dice"],
  ["ulid", "dice"],
  ["fetch", "network"],
  ["setTimeout", "timer"],
  ["setInterval", "timer"],
  ["setImmediate", "timer"],
]);

/** What a module imports, and what of the house's forbidden things it does. Throws where it cannot be parsed. */
export function parseModule(path: string, code: string): SourceFile {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join("; ")}`);
  const imports: Import[] = [];
  const traits: { trait: Trait; at: string }[] = [];
  const add = (from: string, kind: Import["kind"], names: readonly string[]) =>
    imports.push({ from, kind, names, path: from.startsWith(".") ? normalize(join(path, "..", from)) : null });
  const see = (trait: Trait | undefined, { start }: { readonly start: number }) => {
    if (trait) traits.push({ trait, at: `${path}:${code.slice(0, start).split("\n").length}` });
  };

  new Visitor({
    ImportDeclaration({ source, specifiers, importKind }) {
      const names = specifiers.map((one) => {
        if (one.type === "ImportNamespaceSpecifier") return "*";
        if (one.type === "ImportDefaultSpecifier") return "default";
        return one.imported.type === "Identifier" ? one.imported.name : String(one.imported.value);
      });
      const isTyped = specifiers.length > 0 && specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type");
      add(source.value, importKind === "type" || isTyped ? "type" : "value", names);
    },
    ExportNamedDeclaration({ source, exportKind }) {
      if (source) add(source.value, exportKind === "type" ? "type" : "value", []);
    },
    ExportAllDeclaration({ source, exportKind }) {
      add(source.value, exportKind === "type" ? "type" : "value", ["*"]);
    },
    ImportExpression(node) {
      if (node.source.type !== "Literal") return see("any", node); // A computed import escapes every rule here.
      add(String(node.source.value), "lazy", []);
    },
    TSImportType({ source }) {
      add(String(source.value), "type", []);
    },
    TSAsExpression(node) {
      const { typeAnnotation: type } = node;
      const isConst = type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
      if (!isConst) see("cast", node);
    },
    TSTypeAssertion(node) {
      see("cast", node);
    },
    TSAnyKeyword(node) {
      see("any", node);
    },
    MemberExpression(node) {
      const { object, property } = node;
      if (object.type === "Identifier" && property.type === "Identifier") see(MEMBERS.get(`${object.name}.${property.name}`), node);
    },
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) see("clock", node);
    },
    CallExpression(node) {
      if (node.callee.type === "Identifier") see(CALLS.get(node.callee.name), node);
    },
  }).visit(program);
  return { path, lines: code.split("\n").length - 1, imports, traits };
}
