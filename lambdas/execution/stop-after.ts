import { Transform } from "node:stream";

/** Lets `maxBytes` pass and the chunk that goes beyond, then ends: enough to see that there was too much. */
export function stopAfter(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const over = seen > maxBytes;
      seen += chunk.length;
      done(null, over ? undefined : chunk);
    },
  });
}
