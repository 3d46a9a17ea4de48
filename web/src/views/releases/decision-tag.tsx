import type { Gate } from "../../../../lambdas/contract/release.ts";
import { Tag } from "../../elements/tag.tsx";

/** What the gate decided; nothing while it has not. */
export const DecisionTag = ({ decision }: { readonly decision: Gate["decision"] | null }) =>
  decision === null ? null : (
    <Tag tone={decision === "APPROVED" ? "good" : "bad"} title="What the gate decided">
      {decision}
    </Tag>
  );
