import type { GeneratedArtifact } from "../../../contract/release.ts";
import type { Package } from "../../check.ts";
import { readYaml } from "../../files/read-yaml.ts";
import { KUBERNETES } from "../../files/yaml-format.ts";
import { problemAt } from "../../files/yaml-problem.ts";
import { oncePerPackage } from "../reading/once-per-package.ts";
import { filesUnder } from "../reading/package-files.ts";
import { isRecord, textAt } from "../reading/peek.ts";

/** One object of `k8s/ENVIRONMENT/`. */
export type Manifest = {
  readonly path: string;
  /** The folder under `k8s/`. */
  readonly environment: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** File, kind and name: how a reason begins. */
  readonly where: string;
  readonly value: Readonly<Record<string, unknown>>;
};

export type Manifests = { readonly all: readonly Manifest[]; readonly problems: readonly string[]; readonly paths: readonly string[] };

/** All objects under `k8s/`; what cannot be read is a problem of its file and stands in for no object. */
export const manifestsOf: (of: Package) => Manifests = oncePerPackage((of) => {
  const files = filesUnder(of, "k8s/", ".yaml", ".yml", ".json");
  const read = files.map(readManifests);
  const all = read.flatMap(({ path, values }) => values.map((value) => manifestOf(path, value)));
  return {
    all: all.filter((one) => typeof one !== "string"),
    problems: [
      ...read.flatMap(({ path, problems }) => problems.map((problem) => problemAt(path, problem))),
      ...all.filter((one) => typeof one === "string"),
      ...emptyFiles(read),
    ],
    paths: files.map(({ path }) => path),
  };
});

/** Empty documents are overlooked, as kubectl does. */
function readManifests(file: GeneratedArtifact) {
  const { documents, problems } = readYaml(file, KUBERNETES);
  return { path: file.path, values: documents.map(({ value }) => value).filter((value) => value !== null), problems };
}

const emptyFiles = (read: readonly ReturnType<typeof readManifests>[]): string[] =>
  read.filter(({ values, problems }) => values.length + problems.length === 0).map(({ path }) => `${path} holds no object`);

function manifestOf(path: string, value: unknown): Manifest | string {
  const apiVersion = textAt(value, "apiVersion");
  const kind = textAt(value, "kind");
  const name = textAt(value, "metadata", "name");
  if (!isRecord(value) || apiVersion === null || kind === null || name === null)
    return `${path}: an object lacks apiVersion, kind or metadata.name`;
  const namespace = textAt(value, "metadata", "namespace");
  const environment = path.split("/")[1] ?? "";
  return { path, environment, apiVersion, kind, name, namespace, where: `${path}: ${kind} ${name}`, value };
}
