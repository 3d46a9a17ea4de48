import { CopyButton } from "../../elements/copy-button.tsx";
import { Panel } from "../../elements/panel.tsx";

const COMMAND = "GITHUB_TOKEN=... GH_REPOS=owner/a,owner/b npm start";
const OPTIONS: readonly (readonly [string, string])[] = [
  ["GH_WORKFLOWS", "File names of workflows, as ci.yml,deploy.yml. Without it all are watched."],
  ["REFRESH_SECONDS", "How often GitHub is asked and this wall drawn anew: 60, and no less than 5."],
  ["BACKFILL_DAYS", "How far back the first poll reads: 7 days."],
  ["DASHBOARD_TITLE", "What stands above the wall."],
  ["GITHUB_API_URL", "The API of a GitHub Enterprise server, as https://HOST/api/v3."],
  ["GITHUB_WEBHOOK_SECRET", "To be told by GitHub's webhooks as well, without waiting for a poll."],
];

/** How to have one's own workflows on the wall, in commands that can be copied. */
export const SetUp = ({ again = false }: { readonly again?: boolean }) => (
  <Panel title={again ? "Mend the settings and start again" : "Watch your GitHub Actions"} class="set-up" testId="set-up">
    <ol>
      <li>
        Make a token that may read and nothing else: on GitHub, <em>Settings, Developer settings, Fine-grained tokens</em>, for the
        repositories to watch, with the permission <em>Actions: read-only</em>. Nothing is ever written to GitHub.
      </li>
      <li>
        Start Bellwether with it and with the repositories, separated by commas:
        <div class="set-up-command">
          <pre>
            <code>{COMMAND}</code>
          </pre>
          <CopyButton text={COMMAND} />
        </div>
      </li>
      <li>The wall fills with every workflow's latest state within one refresh. This page can stay open.</li>
    </ol>
    <details>
      <summary>More settings</summary>
      <dl class="set-up-options">
        {OPTIONS.map(([name, words]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  </Panel>
);
