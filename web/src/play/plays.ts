import type { Problem } from "../../../lambdas/contract/problem.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { GIVEN_UP } from "../access/with-access.ts";
import { asProblem } from "../api/problem.ts";
import { createStore, type Store } from "../app/store.ts";
import { type PlayPorts, type PlayProgress, playSample } from "./play-sample.ts";
import type { Sample } from "./samples.ts";

/** One sample being played, or played. `incidentId`: the incident that its failure belongs to. */
export type Play = PlayProgress & {
  readonly playing: boolean;
  readonly problem: Problem | null;
  readonly incidentId: string | null;
};

export type Plays = {
  readonly state: Store<ReadonlyMap<string, Play>>;
  /** Play it, unless it is being played already. Goes on when its view is left. */
  readonly start: (sample: Sample) => Promise<void>;
};

export type PlaysOptions = PlayPorts & {
  readonly withAccess: <T>(action: () => Promise<T>) => Promise<T | typeof GIVEN_UP>;
  readonly findIncident: (runs: readonly Run[]) => Promise<string | null>;
};

const NOTHING: Play = { playing: true, expected: null, runs: [], problem: null, incidentId: null };

export function createPlays({ withAccess, findIncident, ...ports }: PlaysOptions): Plays {
  const state = createStore<ReadonlyMap<string, Play>>(new Map());
  const change = (name: string, part: Partial<Play>) =>
    state.set(new Map(state.get()).set(name, { ...(state.get().get(name) ?? NOTHING), ...part }));

  const queueRun: PlayPorts["queueRun"] = async (repo, commit) => {
    const run = await withAccess(() => ports.queueRun(repo, commit));
    if (run === GIVEN_UP) throw GIVEN_UP;
    return run;
  };

  return {
    state,
    async start(sample) {
      if (state.get().get(sample.name)?.playing) return;
      change(sample.name, NOTHING);
      try {
        const runs = await playSample(sample, { ...ports, queueRun }, (progress) => change(sample.name, progress));
        change(sample.name, { incidentId: await findIncident(runs) });
      } catch (thrown) {
        change(sample.name, { problem: thrown === GIVEN_UP ? null : asProblem(thrown) });
      }
      change(sample.name, { playing: false });
    },
  };
}
