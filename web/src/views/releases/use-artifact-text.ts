import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../../lambdas/contract/problem.ts";
import { useToken } from "../../access/use-session.ts";
import { asProblem } from "../../api/problem.ts";
import { artifactPath } from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";

export type ArtifactText = { readonly text: string | null; readonly problem: Problem | null; readonly retry: () => void };
type Read = { readonly key: string; readonly text: string | null; readonly problem: Problem | null };

/** The text of a file of the package, read anew when its hash changes; never the one of another file. */
export function useArtifactText(releaseId: string, path: string, sha256: string | null): ArtifactText {
  const { client } = useServices();
  const token = useToken();
  const [tries, setTries] = useState(0);
  const key = JSON.stringify([releaseId, path, sha256]);
  const [read, setRead] = useState<Read>({ key, text: null, problem: null });

  useEffect(() => {
    if (sha256 === null) return;
    let gone = false;
    client
      .open(artifactPath(releaseId, path))
      .then((response) => response.text())
      .then(
        (text) => gone || setRead({ key, text, problem: null }),
        (thrown: unknown) => gone || setRead({ key, text: null, problem: asProblem(thrown) }),
      );
    return () => {
      gone = true;
    };
  }, [client, key, token, tries]);

  const current = read.key === key ? read : { text: null, problem: null };
  return { text: current.text, problem: current.problem, retry: () => setTries(tries + 1) };
}
