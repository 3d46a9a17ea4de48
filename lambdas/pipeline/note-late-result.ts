import type { Run } from "../contract/run.ts";
import { note } from "../domain/runs/note.ts";
import { putNotes } from "../store/runs.ts";
import type { Table } from "../store/table.ts";

/** Note on a run that a result came which is not applied; once for each attempt. */
export async function noteLateResult(runs: Table, run: Run, attempt: number, conclusion: string, at: string): Promise<void> {
  const text = `A late result of attempt ${attempt} (${conclusion}) was dropped: the run had been given up, or ended, before.`;
  if (run.notes.some((known) => known.text === text)) return;
  await putNotes(runs, note(run, at, text));
}
