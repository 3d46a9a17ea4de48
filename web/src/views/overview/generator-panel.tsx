import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { useServices } from "../../app/services.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { When } from "../../elements/when.tsx";
import { plural } from "../../text/format.ts";
import "./generator-panel.css";

const SECONDS = 10;

/** The switch of the generator, which queues sample runs so that there is something to see. */
export function GeneratorPanel() {
  const { client } = useServices();
  const generator = usePoll(resources.generator, SECONDS);
  const { run, busy, problem } = useWrite();
  const turn = (to: "start" | "stop") => run(() => client.send("POST", resources.generatorSwitch(to), to === "start" ? {} : undefined));

  return (
    <Panel title="Generator" class="generator">
      <Loaded of={generator} lines={2}>
        {({ on, since, runsPerMinute, queued }) => (
          <>
            <p class="muted small">
              {on ? `Queues ${plural(runsPerMinute, "sample run")} a minute` : "Queues sample runs by itself while it is on"}
              {on && since !== null && (
                <>
                  , on since <When at={since} />
                </>
              )}
              . {queued > 0 && `${plural(queued, "run")} so far.`}
            </p>
            <button
              type="button"
              data-testid="generator-switch"
              disabled={busy}
              aria-pressed={on}
              onClick={() => turn(on ? "stop" : "start")}
            >
              {on ? "Turn off" : "Turn on"}
            </button>
          </>
        )}
      </Loaded>
      {problem && <ProblemNote problem={problem} />}
    </Panel>
  );
}
