import type { Deployment } from "../../lambdas/contract/deployment.ts";
import { SimulationMessage } from "../../lambdas/contract/simulation.ts";
import { generateDeployments } from "../../lambdas/pipeline/generate-deployments.ts";
import { playSimulation } from "../../lambdas/pipeline/simulate.ts";
import { deploymentOf } from "../../lambdas/store/deployments.ts";
import { MemoryTables } from "./memory-table.ts";

export type Queued = { readonly message: SimulationMessage; readonly delaySeconds: number; readonly dueMs: number };

/** A process remembers which days of a table it noted, so every simulation has tables of its own. */
let made = 0;

/** The simulation queue and its worker with a clock of their own: messages come when their delay is over, in that order. */
export class SimulatedQueue {
  readonly sent: Queued[] = [];
  waiting: Queued[] = [];
  nowMs: number;
  readonly #memory = new MemoryTables("DEPLOYMENT#");
  readonly #deployments = `simulated-${++made}`;
  readonly stores = {
    deployments: this.#memory.table(this.#deployments),
    registry: this.#memory.table(`registry-${made}`),
  };

  constructor(now: string) {
    this.nowMs = Date.parse(now);
  }

  readonly now = (): string => new Date(this.nowMs).toISOString();

  /** As the queue does: it refuses a delay over 900 s, and keeps text. */
  readonly simulate = async (message: SimulationMessage, delaySeconds: number): Promise<void> => {
    if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > 900) throw new Error(`a delay of ${delaySeconds} s`);
    const text = JSON.parse(JSON.stringify(message));
    const queued = { message: SimulationMessage.parse(text), delaySeconds, dueMs: this.nowMs + delaySeconds * 1000 };
    this.sent.push(queued);
    this.waiting.push(queued);
  };

  tick(): Promise<number> {
    return generateDeployments(this.stores, this.simulate, this.now());
  }

  deliver(message: SimulationMessage): Promise<void> {
    return playSimulation(this, message);
  }

  /** Deliver what comes until then. */
  async pass(seconds: number): Promise<void> {
    const until = this.nowMs + seconds * 1000;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.waiting = this.waiting.filter((one) => one !== next);
      this.nowMs = Math.max(this.nowMs, next.dueMs);
      await this.deliver(next.message);
    }
    this.nowMs = until;
  }

  #next(until: number): Queued | undefined {
    return this.waiting.filter(({ dueMs }) => dueMs <= until).sort((a, b) => a.dueMs - b.dueMs)[0];
  }

  /** All deployments that are stored, in the order of their ids. */
  all(): Deployment[] {
    return this.#memory
      .items(this.#deployments)
      .filter(({ pk, status }) => String(pk).startsWith("DEPLOYMENT#") && status !== undefined)
      .map((item) => deploymentOf(item as Parameters<typeof deploymentOf>[0]))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
