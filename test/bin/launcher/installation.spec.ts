import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

type Installation = {
  readonly isInstalled: (root: string) => boolean;
  readonly stampOf: (root: string) => string;
  readonly writeStamp: (root: string) => void;
  readonly nodeOf: (root: string) => string;
};
const { isInstalled, stampOf, writeStamp, nodeOf }: Installation = await import(
  `${import.meta.dirname}/../../../bin/launcher/installation.js`
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "installation-"));
  lock({ zod: "4.0.0" });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const packages = (versions: Record<string, string>) =>
  JSON.stringify({
    packages: { "": {}, ...Object.fromEntries(Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }])) },
  });
const lock = (versions: Record<string, string>) => writeFileSync(join(root, "package-lock.json"), packages(versions));

function putNode() {
  mkdirSync(join(nodeOf(root), ".."), { recursive: true });
  writeFileSync(nodeOf(root), "");
}

it("is not there on a fresh clone", () => {
  expect(isInstalled(root)).toBe(false);
});

it("is there once it is stamped, and not any more when the lock file changes", () => {
  putNode();
  writeStamp(root);
  expect(isInstalled(root)).toBe(true);
  lock({ zod: "4.0.1" });
  expect(isInstalled(root)).toBe(false);
});

it("is not there without Node 24, whatever the stamp says", () => {
  mkdirSync(join(root, "node_modules"));
  writeStamp(root);
  expect(isInstalled(root)).toBe(false);
});

it("takes a folder that npm filled without us, by npm's own record", () => {
  putNode();
  writeFileSync(join(root, "node_modules", ".package-lock.json"), packages({ zod: "4.0.0" }));
  expect(isInstalled(root)).toBe(true);
  expect(stampOf(root)).toMatch(/^[0-9a-f]{64}$/);
});

it("does not take one that npm filled for another lock file", () => {
  putNode();
  writeFileSync(join(root, "node_modules", ".package-lock.json"), packages({ zod: "3.9.9" }));
  expect(isInstalled(root)).toBe(false);
});
