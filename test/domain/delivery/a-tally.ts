import type { TallyRow } from "../../../lambdas/domain/delivery/tally.ts";
import { type Addition, add, EMPTY_TALLY } from "../../../lambdas/domain/delivery/tally-sum.ts";

type Name = Partial<Pick<TallyRow, "service" | "environment" | "period">>;

/** A row of counters: of `billing-api` in production on 2026-11-21, with nothing counted, unless said otherwise. */
export const aRow = (addition: Addition = {}, name: Name = {}): TallyRow => ({
  service: "billing-api",
  environment: "production",
  period: "2026-11-21",
  ...name,
  ...add(EMPTY_TALLY, addition),
});
