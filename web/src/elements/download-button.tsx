import { saveFile } from "./save-file.ts";

/** Saves a text as a file. */
export const DownloadButton = ({ text, name, type }: { readonly text: string; readonly name: string; readonly type: string }) => (
  <button type="button" onClick={() => saveFile(new Blob([text], { type }), name)}>
    Download
  </button>
);
