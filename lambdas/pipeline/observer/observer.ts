import type { AttemptEnded } from "../../contract/observer.ts";
import type { ObserverSettings } from "../../domain/observer/settings.ts";
import type { GitHub } from "../../sources/github/client/client.ts";
import type { Bucket } from "../../store/objects.ts";
import type { Stores } from "../stores.ts";

/** What observing GitHub needs. It only ever reads there. */
export type Observer = {
  readonly stores: Stores;
  readonly data: Bucket;
  readonly settings: ObserverSettings;
  /** The API for our token, and a name for that token that is not it; null without one. */
  readonly github: () => Promise<{ readonly api: GitHub; readonly identity: string } | null>;
  /** Have an attempt's end read; at most 900 s later. */
  readonly queueEnd: (message: AttemptEnded, delaySeconds?: number) => Promise<void>;
  readonly now: () => string;
};

/** Whether a repository is watched, and a workflow's file where one is given. GitHub's names know no case. */
export const isWatched = ({ repos, workflows }: ObserverSettings, repo: string, workflow: string | null): boolean =>
  repos.some((one) => one.toLowerCase() === repo.toLowerCase()) &&
  (workflow === null || workflows.length === 0 || workflows.includes(workflow));
