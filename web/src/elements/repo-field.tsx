import { useId } from "preact/hooks";
import * as resources from "../api/resources.ts";
import { usePoll } from "../api/use-poll.ts";

/** A repository's name; the registered ones are suggested. */
export function RepoField({ value, onChange }: { readonly value: string | null; readonly onChange: (repo: string | null) => void }) {
  const list = useId();
  const { data } = usePoll(resources.repos({ limit: 100 }), null);
  return (
    <label class="filter">
      Repository
      <input
        type="text"
        list={list}
        value={value ?? ""}
        placeholder="any"
        spellcheck={false}
        onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
      />
      <datalist id={list}>
        {data?.items.map(({ repo }) => (
          <option key={repo} value={repo} />
        ))}
      </datalist>
    </label>
  );
}
