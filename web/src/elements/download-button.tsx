/** Saves a text as a file. */
export const DownloadButton = ({ text, name, type }: { readonly text: string; readonly name: string; readonly type: string }) => (
  <button type="button" onClick={() => download(text, name, type)}>
    Download
  </button>
);

function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
