import { useState } from "preact/hooks";
import type { Problem } from "../../../lambdas/contract/problem.ts";
import { asProblem } from "../api/problem.ts";
import { useServices } from "../app/services.ts";
import { ProblemNote } from "./problem-note.tsx";
import { saveFile } from "./save-file.ts";

type FetchButtonProps = { readonly path: string; readonly name: string; readonly words: string };

/** Saves what the API answers at a path as a file. A link could not: it carries no token. */
export function FetchButton({ path, name, words }: FetchButtonProps) {
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const response = await client.open(path);
      saveFile(await response.blob(), name);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <button type="button" disabled={busy} onClick={() => void save()}>
        {busy ? "Fetching…" : words}
      </button>
      {problem && <ProblemNote problem={problem} retry={() => void save()} />}
    </>
  );
}
