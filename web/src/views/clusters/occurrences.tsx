import type { Occurrence } from "../../../../lambdas/contract/cluster.ts";
import { runHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Panel } from "../../elements/panel.tsx";
import { When } from "../../elements/when.tsx";
import { plural } from "../../text/format.ts";
import "./occurrences.css";

/** The last runs with a cluster's failure. */
export const Occurrences = ({ recent }: { readonly recent: readonly Occurrence[] }) => (
  <Panel title="Last runs with it">
    <ol>
      {recent.map(({ runId, at, repo, ref, commit, tests }) => (
        <li key={runId} class="occurrence">
          <a href={runHref(runId)}>{repo}</a>
          <span class="muted small">
            {ref} <Commit sha={commit} />
          </span>
          <span class="muted small">{tests.length > 0 && plural(tests.length, "test")}</span>
          <span class="muted small">
            <When at={at} />
          </span>
        </li>
      ))}
    </ol>
  </Panel>
);
