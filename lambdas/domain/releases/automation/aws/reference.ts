/** `${Name}` as CloudFormation's `!Sub` replaces it. */
export const sub = (name: string): string => `\${${name}}`;
