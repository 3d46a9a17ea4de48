/** A section of the runbook: what an alert's annotation links to. */
export type RunbookEntry = {
  readonly alert: string;
  readonly means: string;
  /** Commands or queries, as they are typed. */
  readonly look: readonly string[];
  readonly fix: readonly string[];
};

/** `docs/runbook.md`: a section an alert, headed by its name so that links to it hold. */
export const runbookMd = (service: string, before: string, entries: readonly RunbookEntry[]): string =>
  [`# Runbook of ${service}\n\n${before}\n`, ...entries.map(section)].join("\n");

const section = ({ alert, means, look, fix }: RunbookEntry) => `## ${alert}

### What it means

${means}

### How to look

${look.map((line) => `- ${line}`).join("\n")}

### How to fix

${fix.map((line, index) => `${index + 1}. ${line}`).join("\n")}
`;
