/** What GitHub puts in when the workflow runs: `${{ vars.NAME }}`. */
export const expression = (text: string): string => `\${{ ${text} }}`;
