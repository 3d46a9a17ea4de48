import type { Problem } from "../../../lambdas/contract/problem.ts";
import { useSession } from "../access/use-session.ts";
import { useServices } from "./services.ts";
import { useStore } from "./use-store.ts";
import "./trouble.css";

/** What keeps the whole page from being right, told once: the API does not answer, or takes no token. */
export function Trouble() {
  const { client } = useServices();
  const problem = useStore(client.trouble);
  if (problem === null) return null;
  return (
    <div class="trouble" role="alert" data-testid="trouble">
      <p>{problem.status === 401 ? <Refused /> : <Unreachable problem={problem} />}</p>
    </div>
  );
}

const Unreachable = ({ problem }: { readonly problem: Problem }) => (
  <>
    <strong>{problem.title}.</strong> <span title={problem.detail}>What is shown is as it was; the page goes on trying.</span>
  </>
);

function Refused() {
  const { session } = useServices();
  const { token } = useSession();
  return (
    <>
      <strong>{token === null ? "The API wants an access token." : "The API refuses the access token kept here."}</strong>{" "}
      <button type="button" class="plain" onClick={() => void session.ask(token === null ? "needed" : "refused")}>
        Sign in
      </button>
      {token !== null && (
        <>
          {" or "}
          <button type="button" class="plain" onClick={session.signOut}>
            sign out
          </button>
        </>
      )}
    </>
  );
}
