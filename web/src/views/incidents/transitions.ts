import type { IncidentStatus } from "../../../../lambdas/contract/incident.ts";

/** Where an incident may go from each status, and what the button for it says. */
export const TRANSITIONS: Readonly<Record<IncidentStatus, readonly { readonly to: IncidentStatus; readonly words: string }[]>> = {
  open: [
    { to: "mitigating", words: "Mitigating" },
    { to: "resolved", words: "Resolve" },
  ],
  mitigating: [
    { to: "resolved", words: "Resolve" },
    { to: "open", words: "Back to open" },
  ],
  resolved: [{ to: "open", words: "Reopen" }],
};
