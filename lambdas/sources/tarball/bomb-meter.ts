import { Transform } from "node:stream";
import type { Gunzip } from "node:zlib";
import type { ArchiveLimits } from "./archive-limits.ts";
import { UnsafeArchive } from "./unsafe-archive.ts";

/** Lets an unpacked stream pass until it is larger, or was packed more tightly, than an honest archive is. */
export function bombMeter(gunzip: Gunzip, { maxBytes, maxRatio, ratioFloorBytes }: ArchiveLimits): Transform {
  let unpacked = 0;
  const objection = () => {
    if (unpacked > maxBytes) return `the archive unpacks to more than ${maxBytes} bytes`;
    if (unpacked > ratioFloorBytes && unpacked > maxRatio * gunzip.bytesWritten)
      return `the archive unpacks to more than ${maxRatio} times its size: ${unpacked} bytes from the first ${gunzip.bytesWritten}`;
    return null;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      const why = objection();
      if (why === null) done(null, chunk);
      else done(new UnsafeArchive(why));
    },
  });
}
