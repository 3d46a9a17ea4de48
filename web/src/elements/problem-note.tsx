import type { Problem } from "../../../lambdas/contract/problem.ts";
import { useServices } from "../app/services.ts";
import "./problem-note.css";

/** What went wrong, as the API tells it: title, detail, every wrong field, and a way on. */
export function ProblemNote({ problem, retry }: { readonly problem: Problem; readonly retry?: () => void }) {
  const { session } = useServices();
  const needsToken = problem.status === 401;
  return (
    <div class="problem" role="alert">
      <p class="problem-title">{problem.title}</p>
      <p>{problem.detail}</p>
      {problem.errors && problem.errors.length > 0 && (
        <ul class="problem-fields">
          {problem.errors.map(({ field, reason }) => (
            <li key={field + reason}>
              <code>{field}</code>: {reason}
            </li>
          ))}
        </ul>
      )}
      {problem.legal && problem.legal.length > 0 && <p>Possible are: {problem.legal.join(", ")}.</p>}
      <div class="problem-ways">
        {needsToken && (
          <button type="button" class="primary" onClick={() => session.ask("refused").then((signedIn) => signedIn && retry?.())}>
            Sign in
          </button>
        )}
        {retry && !needsToken && (
          <button type="button" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    </div>
  );
}
