import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { Panel } from "../../elements/panel.tsx";
import { PromotionItem } from "./promotion-item.tsx";
import { StandingMark } from "./standing-mark.tsx";
import "./promotions-panel.css";

/** Each environment's turn in the order of promotion; those to come too. */
export function PromotionsPanel({ release: { context, promotions, ticks } }: { readonly release: ReleaseDetail }) {
  const toCome = context.environments.filter((name) => !promotions.some(({ environment }) => environment === name));
  return (
    <Panel
      title="Promotions"
      testId="release-promotions"
      aside={`${promotions.filter(({ status }) => status === "verified").length} of ${context.environments.length} verified`}
    >
      <ol>
        {promotions.map((promotion) => (
          <PromotionItem
            key={promotion.deploymentId}
            promotion={promotion}
            ticks={ticks.filter(({ environment }) => environment === promotion.environment)}
          />
        ))}
        {toCome.map((name) => (
          <li key={name} class="promotion promotion-to-come">
            <strong>{name}</strong> <StandingMark of="waiting" />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
