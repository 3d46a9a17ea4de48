import { useState } from "preact/hooks";
import type { DeploymentGenerator, DeploymentGeneratorRequest } from "../../../../lambdas/contract/deployment.ts";
import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { useServices } from "../../app/services.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { When } from "../../elements/when.tsx";
import { Simulated } from "./simulated.tsx";
import "./generator-switch.css";

const SECONDS = 5;

/** The switch of the generator, which behaves like a small company that deploys. */
export function GeneratorSwitch() {
  const { client } = useServices();
  const generator = usePoll(resources.deploymentGenerator, SECONDS);
  const { run, busy, problem } = useWrite();
  const [speed, setSpeed] = useState("1");
  const start: Partial<DeploymentGeneratorRequest> = { speed: Number(speed) };
  const turn = (to: "start" | "stop") =>
    run(() => client.send("POST", resources.deploymentGeneratorSwitch(to), to === "start" ? start : undefined));

  return (
    <Panel title="Generator" aside={<Simulated />} testId="deployments-generator" class="deployment-generator">
      <Loaded of={generator} lines={2}>
        {(data) => (
          <>
            <GeneratorState generator={data} />
            <form
              class="generator-form"
              onSubmit={(event) => {
                event.preventDefault();
                void turn(data.on ? "stop" : "start");
              }}
            >
              {!data.on && <SpeedField value={speed} onInput={setSpeed} />}
              <button type="submit" data-testid="deployments-generator-switch" disabled={busy} aria-pressed={data.on}>
                {data.on ? "Stop" : "Start"}
              </button>
            </form>
          </>
        )}
      </Loaded>
      {problem && <ProblemNote problem={problem} />}
    </Panel>
  );
}

const GeneratorState = ({ generator: { on, since, seed, speed } }: { readonly generator: DeploymentGenerator }) => (
  <p class="muted small">
    {on ? (
      <>
        On{since !== null && " since "}
        {since !== null && <When at={since} />}, at speed {speed}, seed {seed}. Stopping lets what runs finish.
      </>
    ) : (
      "Off. While it is on, four services of a small company deploy every ten seconds. Nothing is really deployed."
    )}
  </p>
);

const SpeedField = ({ value, onInput }: { readonly value: string; readonly onInput: (value: string) => void }) => (
  <label class="generator-speed" title="How many times shorter everything takes">
    Speed
    <input
      type="number"
      data-testid="deployments-generator-speed"
      min={1}
      max={1000}
      step="any"
      required
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </label>
);
