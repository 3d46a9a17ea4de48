import * as z from "zod";

const LAST = Date.parse("9999-12-31T23:59:59.999Z");
const isInRange = (text: string): boolean => Date.parse(text) >= 0 && Date.parse(text) <= LAST;
const DateTime = z.iso.datetime({ offset: true });
const toUtc = (text: string): string => new Date(text).toISOString();

/** An instant, UTC with milliseconds whatever offset and precision it came in; between 1970 and 9999, as ids are made of it. */
export const Time = DateTime.refine(isInRange, "expected a time between 1970 and 9999").transform(toUtc);

/** GitHub leaves a time out, sends null, or sends the year 1 for what has not happened: all are null. */
export const TimeOrNull = DateTime.nullish().transform((text) => (text != null && isInRange(text) ? toUtc(text) : null));

/** GitHub's ids are whole numbers that JavaScript holds exactly; ours are texts. */
export const Id = z.int().positive().transform(String);

/** A rerun counts from 1; payloads from before there were reruns have none. */
export const AttemptNumber = z
  .int()
  .positive()
  .nullish()
  .transform((attempt) => attempt ?? 1);

/** Accounts may be deleted: then there is nobody. */
export const Account = z.object({ login: z.string().min(1) }).nullish();

/** Wider than `RepoName`: GitHub has repositories such as `owner/.github`. */
export const FullName = z.string().regex(/^[^/\s]+\/[^/\s]+$/, "expected owner/name");

/** Only what a page may safely link to. */
export const WebAddress = z.url({ protocol: /^https?$/, error: "expected an http(s) address" });

/** The first of these that a page may safely link to; others, such as `javascript:`, are as good as none. */
export const webAddressIn = (...texts: readonly (string | null | undefined)[]): string | null =>
  texts.find((text) => WebAddress.safeParse(text).success) ?? null;
