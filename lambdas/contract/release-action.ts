import * as z from "zod";

const Reason = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(1_000, "at most 1000 characters")
  .meta({ description: "Kept with the release for all to read" });

/** `POST /releases/{id}/promote` and `/cancel`. */
export const ReleaseNote = z.strictObject({ reason: Reason.optional() });
/** `POST /releases/{id}/reject` and `/rollback`. */
export const ReasonedAction = z.strictObject({ reason: Reason });
/** `POST /releases/{id}/approve`. */
export const Approval = z.strictObject({
  reason: Reason,
  breakGlass: z.boolean().default(false).meta({ description: "Approve one's own release; admin tokens only, and shown for ever" }),
});
