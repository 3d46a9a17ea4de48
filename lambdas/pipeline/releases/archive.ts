import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";

type File = { readonly path: string; readonly content: string };

/** When every file of an archive was changed: never anybody's time, so that equal packages are equal bytes. tar warns of 1970. */
const MODIFIED = new Date("1980-01-01T00:00:00Z");

/** A .tar.gz of the files, scripts executable. The same files give the same bytes. */
export async function archiveOf(files: readonly File[]): Promise<Uint8Array> {
  const tar = pack();
  const archive = buffer(tar.pipe(createGzip({ level: 9 })));
  for (const { path, content } of files) {
    tar.entry({ name: path, mtime: MODIFIED, mode: content.startsWith("#!") && !path.endsWith(".py") ? 0o755 : 0o644 }, content);
  }
  tar.finalize();
  return archive;
}
