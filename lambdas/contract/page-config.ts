import * as z from "zod";

/** `config.json` beside the page, written by the deploy command. */
export const PageConfig = z.object({ apiUrl: z.string(), target: z.string(), publicRead: z.boolean(), stepsRunAs: z.string() });
export type PageConfig = z.infer<typeof PageConfig>;
