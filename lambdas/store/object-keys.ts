import { createHash } from "node:crypto";
import { PREFIX } from "../contract/names.ts";

/** Every key in the data bucket is written and read here and nowhere else. */
export const sourceObject = (id: string): string => `${PREFIX.sources}${id}.tgz`;
const attemptOf = (prefix: string, runId: string, attempt: number): string => `${prefix}${runId}/${attempt}`;
export const claimObject = (runId: string, attempt: number): string => attemptOf(PREFIX.claims, runId, attempt);
export const cancelObject = (runId: string, attempt: number): string => attemptOf(PREFIX.cancels, runId, attempt);
export const progressObject = (runId: string, attempt: number): string => `${attemptOf(PREFIX.progress, runId, attempt)}.json`;
export const logObject = (runId: string, attempt: number, step: number): string => `${attemptOf(PREFIX.logs, runId, attempt)}/${step}.log`;
export const reportObject = (runId: string, attempt: number, index: number): string =>
  `${attemptOf(PREFIX.reports, runId, attempt)}/${index}.xml`;
export const resultObject = (runId: string, attempt: number): string => `${attemptOf(PREFIX.results, runId, attempt)}.json`;
/** A webhook's body that is too large for a message. */
export const eventObject = (delivery: string): string => `${PREFIX.events}${createHash("sha256").update(delivery).digest("hex")}.json`;
export const testsObject = (runId: string): string => `${PREFIX.tests}${runId}.ndjson`;

/** The inverse of `resultObject`; `null` for keys of other kinds. */
export function attemptOfResult(key: string): { readonly runId: string; readonly attempt: number } | null {
  const [, runId, attempt] = /^results\/([^/]+)\/(\d+)\.json$/.exec(key) ?? [];
  return runId && attempt ? { runId, attempt: Number(attempt) } : null;
}

/** A file of a release, by its content: the same bytes are one object. */
export const releaseFileObject = (releaseId: string, sha256: string): string => `${PREFIX.releases}${releaseId}/files/${sha256}`;
/** A step's whole output. */
export const stepOutputObject = (releaseId: string, step: string): string => `${PREFIX.releases}${releaseId}/steps/${step}.json`;
export const archiveObject = (releaseId: string, build: number): string => `${PREFIX.releases}${releaseId}/archives/${build}.tar.gz`;
