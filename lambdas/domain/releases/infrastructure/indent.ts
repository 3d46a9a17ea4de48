/** Lines moved to the right; empty ones stay empty. */
export const indent = (text: string, spaces: number): string => text.replace(/^(?=.)/gm, " ".repeat(spaces));
