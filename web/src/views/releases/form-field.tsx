import { useId } from "preact/hooks";
import type { ReleaseField } from "./release-fields.ts";

type FormFieldProps = {
  readonly field: ReleaseField;
  readonly value: string;
  readonly reasons: readonly string[];
  readonly onInput: (value: string) => void;
};

/** A field of the form with the example as its placeholder, and what is wrong with it. */
export function FormField({ field: { name, words, example, needed }, value, reasons, onInput }: FormFieldProps) {
  const id = useId();
  const isWrong = reasons.length > 0;
  return (
    <div class={`release-field ${isWrong ? "release-field-wrong" : ""}`}>
      <label for={id}>
        {words}
        {!needed && <span class="release-field-optional"> optional</span>}
      </label>
      <input
        id={id}
        type="text"
        data-testid={`release-${name}`}
        placeholder={example}
        spellcheck={false}
        autoComplete="off"
        value={value}
        required={needed}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {isWrong && (
        <p id={`${id}-wrong`} class="release-field-reason" role="alert">
          {reasons.join("; ")}
        </p>
      )}
    </div>
  );
}
