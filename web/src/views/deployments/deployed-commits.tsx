import type { DeployedCommit } from "../../../../lambdas/contract/deployment.ts";
import { Commit } from "../../elements/commit.tsx";
import { Empty } from "../../elements/empty.tsx";
import { Panel } from "../../elements/panel.tsx";
import { When } from "../../elements/when.tsx";
import { plural } from "../../text/format.ts";

/** The commits that a deployment brought to its environment for the first time. */
export const DeployedCommits = ({ commits }: { readonly commits: readonly DeployedCommit[] }) => (
  <Panel title="What it brought" aside={commits.length > 0 && plural(commits.length, "commit")}>
    {commits.length === 0 ? (
      <Empty title="Not known">Whoever reports a deployment may name its commits.</Empty>
    ) : (
      <ul>
        {commits.map(({ sha, authoredAt }) => (
          <li key={sha}>
            <Commit sha={sha} /> <span class="muted small">authored</span> <When at={authoredAt} />
          </li>
        ))}
      </ul>
    )}
  </Panel>
);
