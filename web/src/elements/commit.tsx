import { shortCommit } from "../text/format.ts";

/** A commit by its first digits, whole in its title. */
export const Commit = ({ sha }: { readonly sha: string }) => (
  <code class="commit" title={sha}>
    {shortCommit(sha)}
  </code>
);
