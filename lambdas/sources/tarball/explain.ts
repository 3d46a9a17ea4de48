import { quoteName } from "./entry-path.ts";
import { UnsafeArchive } from "./unsafe-archive.ts";

const BY_CODE = new Map([
  ["Z_BUF_ERROR", "the archive is cut off: its gzip stream has no end"],
  ["Z_DATA_ERROR", "the archive is not gzip, or is damaged"],
  ["Z_NEED_DICT", "the archive is not gzip, or is damaged"],
]);

/** Ours to blame on the entry: what the file system says of a name that no file can have. */
const BY_NAME = new Set(["ENAMETOOLONG", "EINVAL", "EILSEQ", "EISDIR", "ENOTDIR", "ELOOP", "EMLINK", "EEXIST"]);

/** The archive's fault as an `UnsafeArchive`; a failing source or disk stays what it is, for it may be tried again. */
export function explain(error: unknown, entry?: string): unknown {
  if (!(error instanceof Error) || error instanceof UnsafeArchive) return error;
  const code = "code" in error ? String(error.code) : "";
  const known = BY_CODE.get(code);
  if (known !== undefined) return new UnsafeArchive(known, { cause: error });
  if (entry !== undefined && BY_NAME.has(code))
    return new UnsafeArchive(`the entry ${quoteName(entry)} cannot be written: ${code}`, { cause: error });
  if (/^Unexpected end of data/.test(error.message))
    return new UnsafeArchive("the archive is cut off: its last entry has no end", { cause: error });
  if (/^(Invalid (tar )?header|Header exceeds)/.test(error.message))
    return new UnsafeArchive("the archive is not a tar archive, or is damaged", { cause: error });
  return error;
}
