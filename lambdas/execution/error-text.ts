/** What was thrown, in one line. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ");
