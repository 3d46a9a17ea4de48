type ChoiceProps = {
  readonly name: string;
  readonly value: string | null;
  /** What no choice means. */
  readonly none?: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string | null) => void;
};

/** One of a few, or any. */
export const Choice = ({ name, value, none = "any", options, onChange }: ChoiceProps) => (
  <label class="filter">
    {name}
    <select value={value ?? ""} onChange={(event) => onChange(event.currentTarget.value || null)}>
      <option value="">{none}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  </label>
);
