import type { ObserverState, WallConfig } from "../../../../lambdas/contract/observer.ts";
import { useNow } from "../../app/clock.ts";
import { When } from "../../elements/when.tsx";
import { formatDuration } from "../../text/format.ts";
import { OBSERVER_TONES, observerWords, quotaWords, watchedWords } from "./observer-words.ts";
import { RepoTroubles } from "./repo-troubles.tsx";
import { SettingProblems } from "./setting-problems.tsx";
import "./observer.css";

type ObserverBarProps = {
  readonly observer: ObserverState;
  readonly config: WallConfig | null;
  /** Whether what is told of the observer is told of now. */
  readonly isAnswering: boolean;
};

/** How the watching itself is: what is watched, how fresh it is, what is left of GitHub's quota, and what is wrong. */
export function ObserverBar({ observer, config, isAnswering }: ObserverBarProps) {
  return (
    <section class="observer" aria-label="Observer" data-testid="observer" data-status={observer.status}>
      <ObserverLine observer={observer} config={config} isAnswering={isAnswering} />
      <SettingProblems problems={observer.settingProblems.length > 0 ? observer.settingProblems : (config?.settingProblems ?? [])} />
      <RepoTroubles repos={observer.repos} />
    </section>
  );
}

/** An unchanged poll is noted once a minute: until the next note is late there is nothing more exact to say. */
const NOTED_MS = 130_000;

function ObserverLine({ observer, config, isAnswering }: ObserverBarProps) {
  const nowMs = useNow();
  const { status, lastGoodPollAt, rateLimit } = observer;
  return (
    <p class={`observer-line tone-${isAnswering ? OBSERVER_TONES[status] : "bad"}`}>
      <span class="observer-status">
        <i aria-hidden="true" />
        {isAnswering ? observerWords(observer, nowMs) : "Bellwether does not answer"}
      </span>
      {config !== null && config.repos.length > 0 && (
        <span class="observer-watched" title={config.repos.join(", ")}>
          {watchedWords(config)}
        </span>
      )}
      {lastGoodPollAt !== null && (
        <span>
          read {nowMs - Date.parse(lastGoodPollAt) < NOTED_MS ? "within two minutes" : <When at={lastGoodPollAt} />}
          {config !== null && status === "watching" && isAnswering && `, again each ${formatDuration(config.refreshSeconds)}`}
        </span>
      )}
      {rateLimit !== null && isAnswering && <span data-testid="quota">{quotaWords(rateLimit, nowMs)}</span>}
    </p>
  );
}
