import type { IncidentStatus } from "../../../../lambdas/contract/incident.ts";
import type { Tone } from "../../elements/mark-of.ts";
import { Tag } from "../../elements/tag.tsx";

const TONES: Record<IncidentStatus, Tone> = { open: "bad", mitigating: "warn", resolved: "good" };
const SIGNS: Record<IncidentStatus, string> = { open: "●", mitigating: "◐", resolved: "✓" };

/** An incident's status as colour, sign and word. */
export const IncidentStatusTag = ({ status }: { readonly status: IncidentStatus }) => (
  <Tag tone={TONES[status]}>
    <span aria-hidden="true">{SIGNS[status]}</span> {status}
  </Tag>
);
