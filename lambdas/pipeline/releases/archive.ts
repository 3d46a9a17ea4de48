import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { pack } from "tar-stream";

type File = { readonly path: string; readonly content: string };

/** A .tar.gz of the files, scripts executable. The same files and instant give the same bytes. */
export async function archiveOf(files: readonly File[], at: string): Promise<Uint8Array> {
  const tar = pack();
  const archive = buffer(tar.pipe(createGzip({ level: 9 })));
  for (const { path, content } of files) {
    tar.entry({ name: path, mtime: new Date(at), mode: content.startsWith("#!") && !path.endsWith(".py") ? 0o755 : 0o644 }, content);
  }
  tar.finalize();
  return archive;
}
