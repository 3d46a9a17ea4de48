export type QueueName = "steps" | "checks" | "releases" | "simulation" | "changes";
export type Waiting = { readonly queue: QueueName; readonly body: unknown; readonly dueMs: number; readonly receives: number };
/** What a system does to the world, before it does it; a fault thrown here keeps it from that. */
export type Effect = "table" | "bucket" | "queue" | "publish" | "fetch";

const VISIBILITY_SECONDS = 30;
const MOST_RECEIVES = 5;

/** The queues of releases' jobs and the deployments' stream, with a clock of their own. */
export abstract class ReleaseQueues {
  readonly dead: Waiting[] = [];
  /** Texts of what jobs threw, in their order. */
  readonly thrown: string[] = [];
  waiting: Waiting[] = [];
  nowMs = Date.parse("2026-11-21T12:00:00.000Z");
  /** Which messages get lost on their way. */
  lost: (message: Waiting) => boolean = () => false;
  fault: (effect: Effect) => void = () => {};
  /** Told when the job of a message is over, well or not. */
  delivered: () => void = () => {};

  /** What a message's function does. */
  abstract deliver(message: Pick<Waiting, "queue" | "body">): Promise<void>;
  /** Changes of deployments that no stream has shown yet. */
  protected abstract changes: () => readonly unknown[];

  readonly now = (): string => new Date(this.nowMs).toISOString();

  /** As a queue does: it keeps text, and refuses a delay over 900 s. */
  send(queue: QueueName, message: unknown, delaySeconds = 0): void {
    if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > 900) throw new Error(`a delay of ${delaySeconds} s`);
    this.fault("queue");
    const body: unknown = JSON.parse(JSON.stringify(message));
    const sent = { queue, body, dueMs: this.nowMs + delaySeconds * 1000, receives: 0 };
    if (!this.lost(sent)) this.waiting.push(sent);
  }

  /** Deliver what is due, the oldest first, until nothing is. With `draw` (0 to 1) in any order, and now and then twice. */
  async settle(draw?: () => number): Promise<void> {
    for (;;) {
      this.#takeChanges();
      const due = this.waiting.filter(({ dueMs }) => dueMs <= this.nowMs).sort((a, b) => a.dueMs - b.dueMs);
      const message = due[draw ? Math.floor(draw() * due.length) : 0];
      if (!message) return;
      const isTwice = draw !== undefined && message.receives === 0 && draw() < 0.3;
      if (!isTwice) this.waiting = this.waiting.filter((one) => one !== message);
      else this.waiting = this.waiting.map((one) => (one === message ? { ...one, receives: 1 } : one));
      await this.deliver(message).catch((error: unknown) => this.#comeAgain(message, error));
      this.delivered();
    }
  }

  /** As a queue does with a message whose job failed: it comes again, five times in all. */
  #comeAgain(message: Waiting, error: unknown): void {
    this.thrown.push(error instanceof Error ? error.message : String(error));
    const again = { ...message, dueMs: this.nowMs + VISIBILITY_SECONDS * 1000, receives: message.receives + 1 };
    if (again.receives < MOST_RECEIVES) this.waiting.push(again);
    else this.dead.push(again);
  }

  #takeChanges(): void {
    for (const change of this.changes()) this.waiting.push({ queue: "changes", body: change, dueMs: this.nowMs, receives: 0 });
  }

  /** Let time go by: what comes due is delivered in its time. */
  async pass(seconds: number, draw?: () => number): Promise<void> {
    const until = this.nowMs + seconds * 1000;
    await this.settle(draw);
    for (;;) {
      const next = Math.min(...this.waiting.map(({ dueMs }) => dueMs));
      if (!(next <= until)) break;
      this.nowMs = next;
      await this.settle(draw);
    }
    this.nowMs = until;
  }
}
