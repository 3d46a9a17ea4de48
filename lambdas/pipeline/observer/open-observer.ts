import { createHash } from "node:crypto";
import { ENV, PARAMETER } from "../../contract/names.ts";
import type { AttemptEnded } from "../../contract/observer.ts";
import { requireEnv } from "../../runtime/env.ts";
import { openQueue } from "../../runtime/queue.ts";
import { openSecret } from "../../runtime/secret.ts";
import { type GitHub, openGitHub } from "../../sources/github/client/client.ts";
import { openData, openStores } from "../stores.ts";
import type { Observer } from "./observer.ts";
import { setupOf } from "./setup.ts";

const now = (): string => new Date().toISOString();

/** What observes GitHub, from a function's environment. */
export function openObserver(env: Readonly<Record<string, string | undefined>>): Observer {
  const { settings, hasToken } = setupOf(env);
  const token = openSecret(PARAMETER.githubToken);
  let opened: { readonly token: string; readonly api: GitHub; readonly identity: string } | null = null;
  return {
    stores: openStores(),
    data: openData(),
    settings,
    github: async () => {
      const current = hasToken ? await token() : null;
      if (current === null) return null;
      if (opened?.token !== current)
        opened = { token: current, api: openGitHub({ token: current, baseUrl: settings.apiUrl, now }), identity: identityOf(current) };
      return opened;
    },
    queueEnd: openQueue<AttemptEnded>(requireEnv(ENV.attemptsQueueUrl)),
    now,
  };
}

/** A name for a token that is not it: ETags differ from token to token. */
const identityOf = (token: string): string => createHash("sha256").update(token).digest("hex").slice(0, 12);
