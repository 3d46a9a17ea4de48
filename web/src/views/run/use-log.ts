import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../../lambdas/contract/problem.ts";
import { asProblem } from "../../api/problem.ts";
import { stepLogPath } from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";
import { allLines, appendLog, EMPTY_LOG } from "./log-text.ts";
import { readLogPage } from "./read-log-page.ts";

export type Log = {
  readonly lines: readonly string[];
  readonly bytesRead: number;
  /** There are more bytes than were read. */
  readonly more: boolean;
  readonly loading: boolean;
  readonly problem: Problem | null;
  readonly loadMore: () => void;
};

type Read = Omit<Log, "loadMore">;
const UNREAD: Read = { lines: [], bytesRead: 0, more: true, loading: false, problem: null };

/** The log of a step that ended, page by page; the first page by itself. Mount it anew for another step or attempt. */
export function useLog(runId: string, step: number): Log {
  const { client } = useServices();
  const [read, setRead] = useState<Read>(UNREAD);
  const reader = useRef({ text: EMPTY_LOG, decoder: new TextDecoder(), busy: false, gone: false });

  const loadMore = async () => {
    const state = reader.current;
    if (state.busy || state.gone) return;
    state.busy = true;
    setRead((before) => ({ ...before, loading: true, problem: null }));
    try {
      const { bytes, next: bytesRead, total } = await readLogPage(client, stepLogPath(runId, step), read.bytesRead);
      const more = bytesRead < total;
      state.text = appendLog(state.text, state.decoder.decode(bytes, { stream: more }));
      if (!state.gone) setRead({ lines: allLines(state.text), bytesRead, more, loading: false, problem: null });
    } catch (thrown) {
      if (!state.gone) setRead((before) => ({ ...before, loading: false, problem: asProblem(thrown) }));
    } finally {
      state.busy = false;
    }
  };

  useEffect(() => {
    reader.current.gone = false;
    void loadMore();
    return () => {
      reader.current.gone = true;
    };
  }, []);

  return { ...read, loadMore: () => void loadMore() };
}
