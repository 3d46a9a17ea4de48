import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 250;

/** Asks again and again until the answer will do; answers the last one, whether it does or not. */
export async function until<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean, withinMs: number): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer) || Date.now() > deadline) return answer;
    await sleep(EVERY_MS);
  }
}
