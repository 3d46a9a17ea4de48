import * as z from "zod";

const Notification = z.object({ Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })) });
/** What S3 sends once, when a bucket's notifications are set up. */
const TestEvent = z.object({ Event: z.literal("s3:TestEvent") });

/** S3's notification -> the keys of the objects, decoded (they come URL-encoded, with `+` for a blank). */
export const ObjectsCreated = z
  .union([Notification, TestEvent])
  .transform((event) => ("Event" in event ? [] : event.Records.map(({ s3 }) => decodeURIComponent(s3.object.key.replaceAll("+", " ")))));
