import { formatCount } from "../../text/format.ts";

type LogSearchProps = {
  readonly words: string;
  readonly found: number;
  readonly place: number;
  readonly partial: boolean;
  readonly onWords: (words: string) => void;
  readonly onMove: (by: 1 | -1) => void;
};

/** Search within the lines that are loaded. Enter goes to the next hit, Shift+Enter to the one before. */
export function LogSearch({ words, found, place, partial, onWords, onMove }: LogSearchProps) {
  const move = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    onMove(event.shiftKey ? -1 : 1);
  };
  return (
    <search class="log-search">
      <input
        type="search"
        aria-label="Search the log"
        placeholder="Search the log"
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
        onKeyDown={move}
      />
      {words !== "" && (
        <>
          <span class="muted small" role="status">
            {found === 0 ? "not found" : `${formatCount(place + 1)} of ${formatCount(found)} lines`}
            {partial && " in what is loaded"}
          </span>
          <button type="button" disabled={found === 0} aria-label="Previous hit" onClick={() => onMove(-1)}>
            ↑
          </button>
          <button type="button" disabled={found === 0} aria-label="Next hit" onClick={() => onMove(1)}>
            ↓
          </button>
        </>
      )}
    </search>
  );
}
