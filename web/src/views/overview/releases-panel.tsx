import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { releasesHref } from "../../app/hrefs.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { isEnded } from "../releases/is-ended.ts";
import { ReleaseLine } from "../releases/release-line.tsx";

const SECONDS = 5;
const SHOWN = 4;

/** The releases that go on, newest first; those that wait for a person are among them. */
export function ReleasesPanel() {
  const releases = usePoll(resources.releases({ limit: 20 }), SECONDS);
  return (
    <Panel title="Releases" testId="overview-releases" aside={<a href={releasesHref()}>All releases</a>}>
      <Loaded of={releases} lines={2}>
        {({ items }) => {
          const active = items.filter(({ status }) => !isEnded(status)).slice(0, SHOWN);
          if (active.length === 0) return <p class="muted small">No release is under way.</p>;
          return (
            <ul>
              {active.map((release) => (
                <ReleaseLine key={release.id} release={release} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
}
