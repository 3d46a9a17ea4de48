import type { Promotion, Tick } from "../../../../lambdas/contract/release-record.ts";
import { deploymentHref } from "../../app/hrefs.ts";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Until } from "../../elements/until.tsx";
import { When } from "../../elements/when.tsx";
import { Simulated } from "../deployments/simulated.tsx";
import { LastLook } from "./last-look.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { TickStrip } from "./tick-strip.tsx";

type PromotionItemProps = { readonly promotion: Promotion; readonly ticks: readonly Tick[] };

/** An environment's turn: its deployment, how its metrics looked and what the judge said last. */
export const PromotionItem = ({ promotion, ticks }: PromotionItemProps) => (
  <li class="promotion" data-testid="promotion" data-status={promotion.status}>
    <p class="promotion-head">
      <strong>{promotion.environment}</strong>
      <StandingMark of={promotion.status} />
      {promotion.simulated && <Simulated />}
      <a class="small" href={deploymentHref(promotion.deploymentId)}>
        Deployment
      </a>
    </p>
    {promotion.reason !== null && <p class="small">{promotion.reason}</p>}
    <PromotionFacts promotion={promotion} />
    <TickStrip ticks={ticks} counts={promotion.ticks} />
    {promotion.ticks.last !== null && <LastLook tick={promotion.ticks.last} open={promotion.ticks.last.verdict !== "good"} />}
  </li>
);

const PromotionFacts = ({ promotion }: { readonly promotion: Promotion }) => (
  <Facts>
    <Fact name="Started" title={promotion.cause}>
      <When at={promotion.startedAt} /> by {promotion.startedBy}
    </Fact>
    <Fact name="Deployed">
      <When at={promotion.deployedAt} />
    </Fact>
    {promotion.endedAt === null && promotion.soakUntil !== null ? (
      <Fact name="Soak until">
        <Until at={promotion.soakUntil} />
      </Fact>
    ) : (
      <Fact name="Ended">
        <When at={promotion.endedAt} />
      </Fact>
    )}
    {promotion.nextTickAt !== null && (
      <Fact name="Next look">
        <Until at={promotion.nextTickAt} />
      </Fact>
    )}
  </Facts>
);
