import type { GeneratedArtifact } from "../../../contract/release.ts";
import { type Check, type Finding, failed, judged, type Package } from "../../check.ts";

/** What a file holds, or why it cannot be read, each problem beginning with its path. */
export type Read<T> = { readonly value: T } | { readonly problems: readonly string[] };

/** Reads a package's files; `paths` are those that it looks at. */
export type Reader<T> = { readonly paths: readonly string[]; readonly read: (of: Package) => Read<T> };

/** What was found wrong, and what is said where nothing was. */
export type Verdict = { readonly problems: readonly string[]; readonly evidence: string };

/** Longest file that is looked at, in characters. */
const LONGEST = 256 * 1024;

/** The file's text, parsed. A file is parsed once, however many checks read it; a missing, blank or overlong one is a problem. */
export function fileReader<T>(path: string, parse: (text: string, file: GeneratedArtifact) => Read<T>): Reader<T> {
  const seen = new WeakMap<GeneratedArtifact, Read<T>>();
  const parsed = (file: GeneratedArtifact): Read<T> => {
    const before = seen.get(file);
    if (before !== undefined) return before;
    const now = readable(path, file.content) ?? parse(file.content, file);
    seen.set(file, now);
    return now;
  };
  return {
    paths: [path],
    read: ({ files }) => {
      const file = files.find((one) => one.path === path);
      return file === undefined ? { problems: [`${path} is not in the package`] } : parsed(file);
    },
  };
}

function readable(path: string, text: string): { problems: string[] } | null {
  if (text.trim() === "") return { problems: [`${path} is empty`] };
  return text.length > LONGEST ? { problems: [`${path} has more than ${LONGEST} characters`] } : null;
}

/** Both or neither; the problems of both are said. */
export const both = <A, B>(first: Reader<A>, second: Reader<B>): Reader<readonly [A, B]> => ({
  paths: [...first.paths, ...second.paths],
  read: (of) => {
    const [a, b] = [first.read(of), second.read(of)];
    const problems = [...("problems" in a ? a.problems : []), ...("problems" in b ? b.problems : [])];
    return "value" in a && "value" in b ? { value: [a.value, b.value] } : { problems };
  },
});

export const mapped = <A, B>({ paths, read }: Reader<A>, map: (value: A, of: Package) => B): Reader<B> => ({
  paths,
  read: (of) => {
    const found = read(of);
    return "value" in found ? { value: map(found.value, of) } : found;
  },
});

/** A look at files that have to be readable first: of what cannot be read nothing else is said. */
export const lookAt =
  <T>(reader: Reader<T>, judge: (value: T, of: Package) => Verdict) =>
  (of: Package): Finding => {
    const found = reader.read(of);
    if ("problems" in found) return failed(found.problems, reader.paths);
    const { problems, evidence } = judge(found.value, of);
    return judged(problems, evidence, reader.paths);
  };

export type Look = Check["look"];
