import { waitMs } from "./backoff.js";

/**
 * Delivers a message with `post`, which resolves to an HTTP status. Waits with `sleep` between tries.
 * Resolves to the waits there were; gives up on what a receiver will never take.
 */
export async function deliver(message, { post, sleep, random = Math.random, tries = 5 }) {
  const waits = [];
  for (let attempt = 1; attempt <= tries; attempt++) {
    const status = await post(message);
    if (status >= 200 && status < 300) return { delivered: true, waits };
    if (status >= 400 && status < 500 && status !== 429) break;
    if (attempt === tries) break;
    waits.push(waitMs(attempt, random));
    await sleep(waits.at(-1));
  }
  return { delivered: false, waits };
}
