/** Why a step is ended from outside; the reason of an `AbortSignal`. */
export class Halt {
  readonly conclusion: "timed_out" | "cancelled";
  /** False where only the step is over and the run may go on. */
  readonly endsRun: boolean;
  /** What happened, as it reads after "Bellwether: " and after a step's name. */
  readonly text: string;

  private constructor(conclusion: "timed_out" | "cancelled", endsRun: boolean, text: string) {
    this.conclusion = conclusion;
    this.endsRun = endsRun;
    this.text = text;
  }

  static stepTimedOut(seconds: number): Halt {
    return new Halt("timed_out", false, `step timed out after ${seconds} s`);
  }

  static runTimedOut(seconds: number, limit: string): Halt {
    return new Halt("timed_out", true, `run timed out after ${seconds} s (${limit})`);
  }

  static cancelled(): Halt {
    return new Halt("cancelled", true, "run was cancelled");
  }
}

export function haltOf(signal: AbortSignal): Halt | null {
  return signal.aborted && signal.reason instanceof Halt ? signal.reason : null;
}
