import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { packageCommand } from "../../../bin/offline/package.ts";
import { aReleaseRequest } from "../../domain/releases/context/a-release-request.ts";

let folder: string;
let out: string;
let errors: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "package-"));
  out = "";
  errors = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    errors += text;
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function make(context: unknown, to = join(folder, "made")): Promise<number> {
  const file = join(folder, "context.json");
  await writeFile(file, typeof context === "string" ? context : JSON.stringify(context));
  return packageCommand([file, to]);
}

it("writes the package, says what it holds, and makes its scripts executable", async () => {
  expect(await make(aReleaseRequest()), errors).toBe(0);
  const { artifacts, criteriaWithoutArtifact } = JSON.parse(out);

  expect(criteriaWithoutArtifact).toEqual([]);
  for (const [path, characters] of Object.entries(artifacts)) {
    expect((await readFile(join(folder, "made", path), "utf8")).length, path).toBe(characters);
  }
  expect((await stat(join(folder, "made", "scripts", "rollback.sh"))).mode & 0o111).not.toBe(0);
});

it.each([
  ["is no JSON", "{", "cannot read"],
  ["has no name", { ...aReleaseRequest(), name: undefined }, "name: "],
  ["asks the impossible", { ...aReleaseRequest(), availabilitySla: "101%" }, "availabilitySla: "],
  ["has a framework that is not known", { ...aReleaseRequest(), framework: "COBOL" }, "framework: "],
])("refuses a context that %s, naming why, and writes nothing", async (_, context, reason) => {
  expect(await make(context)).toBe(1);
  expect(errors).toContain(reason);
  expect(await readdir(folder)).toEqual(["context.json"]);
});

it("writes over nothing that is there", async () => {
  expect(await make(aReleaseRequest(), folder)).toBe(1);
  expect(errors).toContain("is not empty");
});

it("says how it is called", async () => {
  expect(await packageCommand([])).toBe(2);
  expect(errors).toContain("usage: bellwether package");
});
