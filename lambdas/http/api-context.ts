import type { Health } from "../contract/health.ts";
import type { EventReceived } from "../contract/observer.ts";
import type { RingBell } from "../pipeline/queue-run.ts";
import type { Simulate } from "../pipeline/simulate.ts";
import type { Stores } from "../pipeline/stores.ts";
import type { Bucket } from "../store/objects.ts";
import type { JobsContext } from "./releases/jobs-context.ts";
import type { WallContext } from "./wall-context.ts";

/** What the routes read and do. */
export type ApiContext = WallContext &
  JobsContext & {
    readonly stores: Stores;
    /** The data bucket as our functions reach it. */
    readonly data: Bucket;
    /** The same as people reach it: their presigned URLs name this host. */
    readonly publicData: Bucket;
    readonly ring: RingBell;
    readonly simulate: Simulate;
    readonly queueEvent: (message: EventReceived) => Promise<void>;
    /** Null where webhooks are not set up; not older than told. */
    readonly webhookSecret: (maxAgeMs?: number) => Promise<string | null>;
    readonly signatureHolds: (secret: string, body: Uint8Array, header: string | undefined) => boolean;
    readonly checkHealth: () => Promise<Health>;
    readonly now: () => string;
    /** An id of that time: lists are ordered, and cut by `since`, by ids. */
    readonly newId: (at: string) => string;
  };
