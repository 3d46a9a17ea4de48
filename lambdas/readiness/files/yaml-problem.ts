/** What is wrong in a text, and at which of its characters. */
export type Odd = { readonly offset: number; readonly why: string };

/** What is wrong with a file, to be said after its name; the line from 1, null where it is the whole that is wrong. */
export type YamlProblem = { readonly line: number | null; readonly why: string };

/** `k8s/dev/service.yaml:4 has the key name twice`. */
export const problemAt = (path: string, { line, why }: YamlProblem): string => `${path}${line === null ? "" : `:${line}`} ${why}`;
