/** An alert as data: the rules, their tests and the runbook are written from it. */
export type Alert = {
  readonly name: string;
  readonly expr: string;
  /** How long it must hold, where the expression does not say it by its windows. */
  readonly for: string | null;
  readonly severity: "page" | "ticket";
  /** Whether Bellwether takes the release back. Only what a new version can be at fault for. */
  readonly rollback: boolean;
  readonly summary: string;
  /** With the value as the rules format it, or as a test expects it. */
  readonly describe: (value: string) => string;
  /** Go template that formats `$value`. */
  readonly value: string;
};

export const ENVIRONMENT = "{{ $labels.environment }}";
