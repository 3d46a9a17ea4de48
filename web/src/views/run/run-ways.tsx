import type { Run } from "../../../../lambdas/contract/run.ts";
import { useWrite } from "../../access/use-write.ts";
import * as resources from "../../api/resources.ts";
import { runHref } from "../../app/hrefs.ts";
import { useServices } from "../../app/services.ts";
import { go } from "../../app/use-route.ts";
import { GithubLink } from "../../elements/github-link.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";

/** What may be done with a run. Nothing is ever written to GitHub: its runs can be looked at there. */
export const RunWays = ({ run }: { readonly run: Run }) =>
  run.source === "github" ? <GithubLink url={run.url} words="Open on GitHub" class="run-way" /> : <OwnWays run={run} />;

/** Cancel a run while it is not over, play it again once it is. */
function OwnWays({ run: { id, status, cancelRequestedAt } }: { readonly run: Run }) {
  const { client } = useServices();
  const { run: write, busy, problem } = useWrite();
  const rerun = () =>
    write(
      () => client.send("POST", resources.rerunOf(id)),
      (again) => go(runHref(again.id)),
    );
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {status === "completed" ? (
        <button type="button" data-testid="rerun" disabled={busy} onClick={rerun}>
          Rerun
        </button>
      ) : (
        <button
          type="button"
          data-testid="cancel"
          disabled={busy || cancelRequestedAt !== null}
          onClick={() => write(() => client.send("POST", resources.cancelledRun(id)))}
        >
          {cancelRequestedAt === null ? "Cancel" : "Cancelling…"}
        </button>
      )}
    </>
  );
}
