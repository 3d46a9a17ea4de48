import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { Until } from "../../elements/until.tsx";
import { waitOf } from "./wait-of.ts";
import "./wait-line.css";

/** What the release waits for, and until when; nothing where it has ended. */
export function WaitLine({ release }: { readonly release: ReleaseDetail }) {
  const wait = waitOf(release);
  if (wait === null) return null;
  return (
    <p class="wait-line" data-testid="release-wait">
      <strong>{wait.words}.</strong>
      {wait.until.map(({ name, at }) => (
        <span key={name} class="muted">
          {name} <Until at={at} />
        </span>
      ))}
    </p>
  );
}
