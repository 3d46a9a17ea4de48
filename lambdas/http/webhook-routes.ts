import * as z from "zod";
import { type EventReceived, MAX_EVENT_BYTES } from "../contract/observer.ts";
import { isTaken, noteTaken } from "../store/deliveries.ts";
import { eventObject } from "../store/object-keys.ts";
import { putObject } from "../store/objects.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";

/** A message above this goes through the data bucket. */
const LARGEST_MESSAGE = 256 * 1024;
const LONGEST_HEADER = 200;
/** Whoever sends wrong signatures has the secret read this often at most. */
const SECRET_MS = 10_000;

const Taken = z.object({ status: z.enum(["accepted", "duplicate"]), delivery: z.string() });

type Headers = (name: string) => string | undefined;

export const webhookRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/webhooks/github",
    tag: "Wall",
    summary: "Take a delivery of GitHub's webhooks: workflow_run, workflow_job, deployment, deployment_status",
    scope: null,
    largestBodyBytes: MAX_EVENT_BYTES,
    headers: {
      "X-Hub-Signature-256": "`sha256=` and the HMAC-SHA256 of the body's bytes with GITHUB_WEBHOOK_SECRET",
      "X-GitHub-Event": "The kind of event",
      "X-GitHub-Delivery": "The delivery's id: the same one twice is taken once",
    },
    answers: { status: 202, schema: Taken, description: "It is worked on behind a queue; 200 for a duplicate" },
    problems: ["webhooks_off", "signature_invalid", "validation_failed", "malformed_json", "body_too_large"],
    serve: async ({ bodyBytes, header }) => {
      await requireSignature(context, bodyBytes, header);
      const delivery = requireHeader(header, "x-github-delivery");
      const event = requireHeader(header, "x-github-event");
      const body = jsonText(bodyBytes, header("content-type"));
      const now = Math.floor(Date.parse(context.now()) / 1000);
      if (await isTaken(context.stores.registry, delivery, now)) return json({ status: "duplicate", delivery });
      await context.queueEvent(await messageOf(context, { delivery, event, body }));
      await noteTaken(context.stores.registry, delivery, now);
      return json({ status: "accepted", delivery }, 202);
    },
  }),
];

/** Before anything is parsed: what is not signed is not looked at. */
async function requireSignature({ webhookSecret, signatureHolds }: ApiContext, body: Uint8Array, header: Headers): Promise<void> {
  const secret = await webhookSecret();
  if (secret === null) throw new ProblemError("webhooks_off", "set GITHUB_WEBHOOK_SECRET and run npm start (or npm run deploy) again");
  const signature = header("x-hub-signature-256");
  if (signatureHolds(secret, body, signature)) return;
  // The secret may have been changed a moment ago, and GitHub sends nothing twice by itself.
  const current = await webhookSecret(SECRET_MS);
  if (current === null || current === secret || !signatureHolds(current, body, signature)) {
    throw new ProblemError("signature_invalid", "X-Hub-Signature-256 is not that of this body with GITHUB_WEBHOOK_SECRET");
  }
}

function requireHeader(header: Headers, name: string): string {
  const value = header(name);
  if (value && value.length <= LONGEST_HEADER) return value;
  const reason = value ? `at most ${LONGEST_HEADER} characters` : "is required";
  throw new ProblemError("validation_failed", `${name}: ${reason}`, { errors: [{ field: name, reason }] });
}

/** GitHub sends JSON, or JSON in a form's field `payload`. */
function jsonText(bytes: Uint8Array, contentType = ""): string {
  const text = new TextDecoder().decode(bytes);
  const body = contentType.startsWith("application/x-www-form-urlencoded") ? (new URLSearchParams(text).get("payload") ?? "") : text;
  try {
    JSON.parse(body);
    return body;
  } catch (error) {
    throw new ProblemError("malformed_json", error instanceof Error ? error.message : "not JSON");
  }
}

async function messageOf({ data }: ApiContext, of: { delivery: string; event: string; body: string }): Promise<EventReceived> {
  const message: EventReceived = { type: "event.received", ...of, object: null };
  if (Buffer.byteLength(JSON.stringify(message)) <= LARGEST_MESSAGE) return message;
  const object = eventObject(of.delivery);
  await putObject(data, object, of.body, "application/json");
  return { ...message, body: null, object };
}
