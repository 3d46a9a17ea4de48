import { useServices } from "../../app/services.ts";
import { useStore } from "../../app/use-store.ts";
import { Panel } from "../../elements/panel.tsx";
import { SAMPLES } from "../../play/samples.ts";
import { PlayProgress } from "./play-progress.tsx";
import "./play-panel.css";

/** One button a sample, and what became of it. */
export function PlayPanel() {
  const { plays } = useServices();
  const state = useStore(plays.state);
  return (
    <Panel title="Play a sample" aside="real runs">
      <ul class="samples">
        {SAMPLES.map((sample) => {
          const play = state.get(sample.name);
          return (
            <li key={sample.name} class="sample" data-testid={`sample-${sample.name}`}>
              <div class="sample-line">
                <div>
                  <strong>{sample.name}</strong>
                  <p class="muted small">{sample.words}</p>
                </div>
                <button
                  type="button"
                  data-testid={`play-${sample.name}`}
                  aria-label={`Play ${sample.name}`}
                  disabled={play?.playing ?? false}
                  onClick={() => void plays.start(sample)}
                >
                  {play?.playing ? "Playing…" : "Play"}
                </button>
              </div>
              {play && <PlayProgress play={play} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
