import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { MAX_REPORTS } from "../../contract/execution.ts";
import { shorten } from "../../domain/runs/bounds.ts";
import { ReportWarnings } from "../junit/report-warnings.ts";
import { quoteName } from "../tarball/entry-path.ts";

const MB = 1024 * 1024;

export type ReportArchiveLimits = {
  readonly maxReports: number;
  /** Of one report, inflated. */
  readonly maxReportBytes: number;
  /** Of all that is inflated, whether it is kept or not. */
  readonly maxBytes: number;
  /** Of all kinds: reading names takes time, too. */
  readonly maxEntries: number;
};
const LIMITS: ReportArchiveLimits = { maxReports: MAX_REPORTS, maxReportBytes: 10 * MB, maxBytes: 50 * MB, maxEntries: 20_000 };

/** `path` is a name for people; nothing is ever written there. */
export type ArchivedReport = { readonly path: string; readonly xml: Uint8Array };
export type ReportArchive = { readonly reports: readonly ArchivedReport[]; readonly warnings: readonly string[] };

/**
 * The XML files of an artifact's zip, not looked into. Limits count what is really inflated, whatever the archive says of
 * itself. What is damaged, encrypted, too large or too much is a warning, and the rest is read all the same. Never throws.
 */
export async function reportsIn(zip: Uint8Array, limits: Partial<ReportArchiveLimits> = {}): Promise<ReportArchive> {
  const warnings = new ReportWarnings();
  const reports: ArchivedReport[] = [];
  try {
    const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    // Names and sizes are judged here: the library would end with the first that is wrong.
    const archive = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
    await collect(archive, { ...LIMITS, ...limits }, reports, warnings);
  } catch (error) {
    warnings.add(`the archive cannot be read to its end: ${reasonOf(error)}`);
  }
  return { reports, warnings: warnings.list() };
}

async function collect(archive: ZipFile, limits: ReportArchiveLimits, reports: ArchivedReport[], warnings: ReportWarnings): Promise<void> {
  const budget = { left: limits.maxBytes };
  for await (const entry of archive.eachEntry()) {
    if (archive.entriesRead > limits.maxEntries) return warnings.add(`the archive has more than ${limits.maxEntries} entries`);
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (!isReport(path)) continue;
    if (reports.length >= limits.maxReports) return warnings.add(`the archive has more than ${limits.maxReports} XML files`);
    const xml = await inflated(archive, entry, limits.maxReportBytes, budget).catch(reasonOf);
    if (budget.left < 0) return warnings.add(`the XML files are larger than ${limits.maxBytes} bytes together`);
    if (typeof xml === "string") warnings.add(`${quoteName(path)} cannot be read: ${xml}`);
    else reports.push({ path, xml });
  }
}

/** macOS keeps attributes of `x.xml` in `._x.xml`. */
const isReport = (path: string): boolean => /\.xml$/i.test(path) && !/(?:^|\/)\._[^/]*$/.test(path);

/** Rejects with the reason for people where it cannot be read; `budget` shrinks by all that was inflated until then. */
async function inflated(archive: ZipFile, entry: Entry, maxBytes: number, budget: { left: number }): Promise<Uint8Array> {
  const tooLarge = new Error(`it is larger than ${maxBytes} bytes`);
  if (entry.isEncrypted()) throw new Error("it is encrypted");
  if (entry.uncompressedSize > maxBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    size += chunk.length;
    budget.left -= chunk.length;
    if (size > maxBytes) throw tooLarge;
    if (budget.left < 0) throw new Error("there is too much");
    chunks.push(chunk);
  }
  const xml = Buffer.concat(chunks);
  if (crc32(xml) !== entry.crc32) throw new Error("it is damaged");
  return xml;
}

const reasonOf = (error: unknown): string => shorten(error instanceof Error ? error.message : String(error));
