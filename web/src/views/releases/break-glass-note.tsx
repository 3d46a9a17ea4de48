import type { Review } from "../../../../lambdas/contract/release-record.ts";
import { When } from "../../elements/when.tsx";
import "./break-glass-note.css";

/** Says, for as long as the release is shown, that the rule of two persons was broken, by whom and why. */
export const BreakGlassNote = ({ review }: { readonly review: Review }) => (
  <section class="break-glass" aria-label="Break glass" data-testid="break-glass">
    <p class="break-glass-title">
      <span aria-hidden="true">⚠ </span>The glass was broken for {review.environment}
    </p>
    <p>
      {review.by ?? "Somebody"} approved a release that they had made or promoted themselves, <When at={review.at} />.
      {review.reason !== null && (
        <>
          {" "}
          Their reason: <q>{review.reason}</q>
        </>
      )}
    </p>
  </section>
);
