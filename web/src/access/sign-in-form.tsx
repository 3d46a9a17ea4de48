import { useState } from "preact/hooks";
import type { Problem } from "../../../lambdas/contract/problem.ts";
import type { Client } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import { health } from "../api/resources.ts";
import { useServices } from "../app/services.ts";

/** Takes a token, looks whether the API knows it, and signs in with it. */
export function SignInForm() {
  const { client, session } = useServices();
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const refusal = await refusalOf(client, token.trim());
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) session.signIn(token.trim());
  };

  return (
    <form class="sign-in-form" onSubmit={submit}>
      <label for="access-token">Access token</label>
      <input
        id="access-token"
        data-testid="access-token"
        type="password"
        autoComplete="off"
        spellcheck={false}
        required
        value={token}
        aria-describedby={problem ? "access-token-problem" : undefined}
        onInput={(event) => setToken(event.currentTarget.value)}
      />
      {problem && (
        <p id="access-token-problem" class="sign-in-problem" role="alert">
          {problem.status === 401 ? "The API does not know this token." : `${problem.title}: ${problem.detail}`}
        </p>
      )}
      <div class="sign-in-ways">
        <button type="button" onClick={session.close}>
          Cancel
        </button>
        <button type="submit" class="primary" data-testid="access-token-submit" disabled={busy || token.trim() === ""}>
          {busy ? "Looking…" : "Sign in"}
        </button>
      </div>
    </form>
  );
}

/** The problem the API has with a token; null for none. */
async function refusalOf(client: Client, token: string): Promise<Problem | null> {
  try {
    await client.open(health.path, { authorization: `Bearer ${token}` });
    return null;
  } catch (thrown) {
    return asProblem(thrown);
  }
}
