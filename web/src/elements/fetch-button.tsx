import { useState } from "preact/hooks";
import type { Problem } from "../../../lambdas/contract/problem.ts";
import { asProblem } from "../api/problem.ts";
import { useServices } from "../app/services.ts";
import { ProblemNote } from "./problem-note.tsx";

type FetchButtonProps = {
  readonly path: string;
  readonly words: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is done with the answer. */
  readonly take: (answer: Response) => Promise<void>;
};

/** Asks the API for something to keep. A link could not: it carries no token. */
export function FetchButton({ path, words, headers = {}, take }: FetchButtonProps) {
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await take(await client.open(path, headers));
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
