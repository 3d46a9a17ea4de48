import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { archivePath } from "../../api/resources.ts";
import { FetchButton } from "../../elements/fetch-button.tsx";

type Place = { readonly url: string };

/** Saves the whole package as one archive. The browser itself goes to it: a script may not read another origin's bytes. */
export const ArchiveButton = ({ release: { id } }: { readonly release: Pick<ReleaseDetail, "id"> }) => (
  <FetchButton
    path={archivePath(id)}
    headers={{ accept: "application/json" }}
    words="Download the package"
    take={async (answer) => {
      const { url }: Place = await answer.json();
      location.assign(url);
    }}
  />
);
