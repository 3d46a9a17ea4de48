import { useId } from "preact/hooks";

type NameFieldProps = {
  readonly name: string;
  readonly value: string | null;
  readonly known: readonly string[];
  /** What no name means. */
  readonly none?: string;
  readonly onChange: (value: string | null) => void;
};

/** A filter by a name, any by default; the known ones are suggested. */
export function NameField({ name, value, known, none = "any", onChange }: NameFieldProps) {
  const list = useId();
  return (
    <label class="filter">
      {name}
      <input
        type="text"
        list={list}
        value={value ?? ""}
        placeholder={none}
        spellcheck={false}
        onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
      />
      <datalist id={list}>
        {known.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  );
}
