import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ReleaseRequest } from "../../lambdas/contract/release.ts";
import { buildPackage, type DeploymentPackage } from "../../lambdas/domain/releases/build-package.ts";
import { releaseContext } from "../../lambdas/domain/releases/context/release-context.ts";

const USAGE = "usage: bellwether package CONTEXT.json FOLDER\n";

/**
 * `bellwether package CONTEXT.json FOLDER`: writes the deployment package of a context into a new folder, and says on stdout
 * what it holds, as JSON. Exit code 1 for a context that cannot be used, with every reason, 2 for wrong arguments.
 */
export async function packageCommand(args: string[]): Promise<number> {
  const [file, folder, ...others] = args;
  if (file === undefined || folder === undefined || others.length > 0) return say(USAGE, 2);
  const request = await readRequest(file);
  if (typeof request === "string") return say(request, 1);
  const understood = releaseContext(request);
  if ("problems" in understood) return say(understood.problems.map(({ field, reason }) => `${field}: ${reason}\n`).join(""), 1);
  if (!(await isFree(folder))) return say(`${folder} is not empty: name a new folder\n`, 1);
  const made = buildPackage(understood.context);
  await writeAll(folder, made);
  process.stdout.write(`${JSON.stringify(summaryOf(understood.context.stack, made), null, 2)}\n`);
  return 0;
}

function say(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

async function readRequest(file: string): Promise<ReleaseRequest | string> {
  try {
    const { data, error } = ReleaseRequest.safeParse(JSON.parse(await readFile(file, "utf8")));
    return data ?? (error?.issues ?? []).map(({ path, message }) => `${path.join(".") || "context"}: ${message}\n`).join("");
  } catch (error) {
    return `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`;
  }
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT";
  }
}

async function writeAll(folder: string, { artifacts }: DeploymentPackage): Promise<void> {
  for (const { path, content } of artifacts) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content, { mode: path.endsWith(".sh") ? 0o755 : 0o644 });
  }
}

const summaryOf = (stack: string, { stories, artifacts, untraced, unwatched }: DeploymentPackage) => ({
  stack,
  stories: stories.length,
  criteria: stories.flatMap(({ criteria }) => criteria).length,
  artifacts: Object.fromEntries(artifacts.map(({ path, content }) => [path, content.length])),
  criteriaWithoutArtifact: untraced.map(({ id }) => id),
  objectivesWithoutAlert: unwatched,
});
