import * as z from "zod";

/** RFC 9457. `code` is stable; `errors` names every offending field. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
  legal: z.array(z.string()).optional().meta({ description: "For an illegal transition, the legal ones" }),
});
export type Problem = z.infer<typeof Problem>;
