import type { Rollback } from "../../../../lambdas/contract/release-record.ts";
import { deploymentHref, releaseHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Panel } from "../../elements/panel.tsx";
import { When } from "../../elements/when.tsx";
import { shortId } from "../../text/format.ts";
import { Simulated } from "../deployments/simulated.tsx";
import "./said.css";

const CAUSES: Readonly<Record<Rollback["cause"], string>> = { alert: "an alert", metrics: "bad metrics", person: "a person" };

/** What took the release back, to what, and why. */
export const RollbackPanel = ({ rollback }: { readonly rollback: Rollback }) => (
  <Panel
    title={`Rollback in ${rollback.environment}`}
    testId="release-rollback"
    aside={rollback.simulated ? <Simulated /> : rollback.endedAt === null ? "under way" : undefined}
  >
    <Facts>
      <Fact name="Because of">
        {CAUSES[rollback.cause]}, {rollback.by}
      </Fact>
      <Fact name="Back to">
        <a href={releaseHref(rollback.to.releaseId)}>{rollback.to.version}</a> <Commit sha={rollback.to.commit} />
      </Fact>
      <Fact name="Started">
        <When at={rollback.startedAt} />
      </Fact>
      <Fact name="Ended">{rollback.endedAt === null ? "not yet" : <When at={rollback.endedAt} />}</Fact>
      <Other name="Deployment" id={rollback.deploymentId} />
      <Other name="Takes back" id={rollback.rollbackOf} />
    </Facts>
    <p class="said">{rollback.reason}</p>
  </Panel>
);

const Other = ({ name, id }: { readonly name: string; readonly id: string }) => (
  <Fact name={name}>
    <a href={deploymentHref(id)} title={id}>
      {shortId(id)}
    </a>
  </Fact>
);
