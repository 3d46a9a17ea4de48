import * as resources from "../api/resources.ts";
import { usePoll } from "../api/use-poll.ts";
import { NameField } from "./name-field.tsx";

/** A repository's name; the registered ones are suggested. */
export function RepoField({ value, onChange }: { readonly value: string | null; readonly onChange: (repo: string | null) => void }) {
  const { data } = usePoll(resources.repos({ limit: 100 }), null);
  return <NameField name="Repository" value={value} known={data?.items.map(({ repo }) => repo) ?? []} onChange={onChange} />;
}
