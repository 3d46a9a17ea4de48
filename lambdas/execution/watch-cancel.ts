/** Asks now and every so often, one question at a time, until the answer is yes. A question that fails counts as no. */
export function watchCancel(isCancelled: () => Promise<boolean>, everyMs: number, onCancelled: () => void): { readonly stop: () => void } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const ask = async (): Promise<void> => {
    const cancelled = await isCancelled().catch(() => false);
    if (stopped) return;
    if (cancelled) onCancelled();
    else timer = setTimeout(ask, everyMs);
  };
  void ask();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
