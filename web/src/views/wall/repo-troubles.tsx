import type { ObserverState } from "../../../../lambdas/contract/observer.ts";
import { When } from "../../elements/when.tsx";
import { InlineText } from "../../text/inline-text.tsx";
import { saidOf, sentence } from "./sentence.ts";

/** Repositories that could not be read at their last poll, and what to do. The others go on. */
export function RepoTroubles({ repos }: { readonly repos: ObserverState["repos"] }) {
  const troubled = repos.flatMap(({ repo, trouble }) => (trouble === null ? [] : [{ repo, ...trouble }]));
  if (troubled.length === 0) return null;
  return (
    <ul class="observer-problems" data-testid="repo-troubles">
      {troubled.map(({ repo, problem, advice, since }) => (
        <li key={repo}>
          <strong>{saidOf(repo, problem)}</strong> <InlineText text={sentence(advice)} />{" "}
          <span class="muted">
            Since <When at={since} />.
          </span>
        </li>
      ))}
    </ul>
  );
}
