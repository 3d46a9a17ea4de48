import { useState } from "preact/hooks";

const SHOWN_MS = 2_000;

/** Copies a text. Where the browser has no clipboard for this page (plain HTTP) it says so. */
export function CopyButton({ text }: { readonly text: string }) {
  const [words, setWords] = useState("Copy");
  const copy = async () => {
    const copied = await copyText(text);
    setWords(copied ? "Copied" : "Not possible here: download it");
    setTimeout(() => setWords("Copy"), SHOWN_MS);
  };
  return (
    <button type="button" onClick={copy} aria-live="polite">
      {words}
    </button>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
