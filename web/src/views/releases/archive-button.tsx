import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { archivePath } from "../../api/resources.ts";
import { FetchButton } from "../../elements/fetch-button.tsx";

/** Saves the whole package as one archive. */
export const ArchiveButton = ({ release: { id, context } }: { readonly release: ReleaseDetail }) => (
  <FetchButton path={archivePath(id)} name={`${context.slug}-${context.version}.tar.gz`} words="Download the package" />
);
