import type { SettingProblem } from "../../../../lambdas/contract/observer.ts";
import { InlineText } from "../../text/inline-text.tsx";
import { saidOf, sentence } from "./sentence.ts";

/** Settings that are missing or wrong, each with what to do. */
export function SettingProblems({ problems }: { readonly problems: readonly SettingProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="observer-problems" data-testid="setting-problems">
      {problems.map(({ setting, problem, advice }) => (
        <li key={`${setting} ${problem}`}>
          <strong>{saidOf(setting, problem)}</strong> <InlineText text={sentence(advice)} />
        </li>
      ))}
    </ul>
  );
}
