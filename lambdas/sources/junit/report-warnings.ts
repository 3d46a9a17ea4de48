const MAX_KINDS = 20;

/** What was odd in a report, each oddity once with its number. */
export class ReportWarnings {
  readonly #counts = new Map<string, number>();
  #unlisted = 0;

  add(warning: string, times = 1): void {
    const count = this.#counts.get(warning);
    if (count === undefined && this.#counts.size >= MAX_KINDS) this.#unlisted += 1;
    else this.#counts.set(warning, (count ?? 0) + times);
  }

  list(): string[] {
    const listed = [...this.#counts].map(([warning, count]) => (count > 1 ? `${warning} (${count} times)` : warning));
    return this.#unlisted > 0 ? [...listed, `and ${this.#unlisted} more`] : listed;
  }
}
