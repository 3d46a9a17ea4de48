import { type EventReceived, MAX_EVENT_BYTES } from "../../contract/observer.ts";
import { log } from "../../runtime/log.ts";
import { eventOf, type GitHubEvent } from "../../sources/github/event.ts";
import { readText } from "../../store/objects.ts";
import { observeAttempt } from "./observe-attempt.ts";
import { isWatched, type Observer } from "./observer.ts";
import { recordDeployment } from "./record-deployment.ts";
import { recordJob } from "./record-job.ts";

type Recorded = "observed" | "known" | "not watched" | "ignored" | "not understood";

/** Take in a webhook delivery whose signature held. Safe to repeat and in any order. */
export async function recordEvent(observer: Observer, message: EventReceived): Promise<Recorded> {
  const text = message.body ?? (message.object === null ? null : await readText(observer.data, message.object, MAX_EVENT_BYTES));
  if (text === null) throw new Error(`the body of delivery ${message.delivery} is not there`);
  const event = eventOf(message.event, jsonOf(text));
  const outcome = await apply(observer, event);
  const why = event.kind === "ignored" ? { why: event.why } : event.kind === "problem" ? { problem: event.problem } : {};
  const tell = event.kind === "problem" ? log.warn : log.info;
  tell.call(log, "event", { delivery: message.delivery, event: message.event, outcome, ...why });
  return outcome;
}

async function apply(observer: Observer, event: GitHubEvent): Promise<Recorded> {
  switch (event.kind) {
    case "run": {
      const { attempt, raw, defaultBranch } = event;
      const isOurs = isWatched(observer.settings, attempt.repo, attempt.workflow);
      return isOurs ? observeAttempt(observer, attempt, raw, defaultBranch) : "not watched";
    }
    case "job":
      return isWatched(observer.settings, event.repo, null) ? recordJob(observer, event) : "not watched";
    case "deployment":
      return isWatched(observer.settings, event.deployment.repo, null) ? recordDeployment(observer, event.deployment) : "not watched";
    case "ignored":
      return "ignored";
    case "problem":
      return "not understood";
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
