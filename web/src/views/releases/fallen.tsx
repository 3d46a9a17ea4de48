import type { ReleaseRow } from "../../../../lambdas/contract/release-view.ts";
import { Panel } from "../../elements/panel.tsx";
import { plural } from "../../text/format.ts";
import { ReleaseLine } from "./release-line.tsx";

/** Releases that ended on the way: taken back, refused, too late, given up or failed. */
export const Fallen = ({ rows }: { readonly rows: readonly ReleaseRow[] }) => (
  <Panel title="Ended on the way" aside={plural(rows.length, "release")} testId="releases-ended">
    <ul>
      {rows.map((release) => (
        <ReleaseLine key={release.id} release={release} />
      ))}
    </ul>
  </Panel>
);
