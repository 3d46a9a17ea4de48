import { ENV, PARAMETER } from "../../contract/names.ts";
import type { EventReceived } from "../../contract/observer.ts";
import { requireEnv } from "../../runtime/env.ts";
import { openQueue } from "../../runtime/queue.ts";
import { openSecret } from "../../runtime/secret.ts";
import { signatureHolds } from "../../sources/github/signature.ts";
import { readWall } from "../../store/wall.ts";
import type { Stores } from "../stores.ts";
import { isWatched } from "./observer.ts";
import { setupOf } from "./setup.ts";

/** What the API needs of the observer: the wall to read, and webhooks to take. */
export function openWall({ insights }: Stores, env: Readonly<Record<string, string | undefined>>) {
  const setup = setupOf(env);
  const secret = openSecret(PARAMETER.webhookSecret);
  return {
    setup,
    readWall: async () => {
      const { polls, tiles, beat } = await readWall(insights, Math.floor(Date.now() / 1000));
      return { tiles: tiles.filter(({ repo, workflow }) => isWatched(setup.settings, repo, workflow)), beat, repos: polls };
    },
    observer: async () => setup,
    queueEvent: openQueue<EventReceived>(requireEnv(ENV.eventsQueueUrl)),
    webhookSecret: async (maxAgeMs?: number) => (setup.hasWebhookSecret ? secret(maxAgeMs) : null),
    signatureHolds,
  };
}
