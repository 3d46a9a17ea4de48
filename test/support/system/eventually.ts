import { setTimeout as sleep } from "node:timers/promises";

/** Asks until the answer will do, and answers it; throws, with the last answer, where it never does. */
export async function eventually<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean, withinMs = 60_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms; the last answer: ${JSON.stringify(answer)?.slice(0, 2_000)}`);
    await sleep(100);
  }
}
