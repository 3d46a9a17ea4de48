import * as z from "zod";
import { REGION } from "../targets/emulated.ts";

const Streams = z.object({ logStreams: z.array(z.object({ logStreamName: z.string() })).default([]) });
const Events = z.object({ events: z.array(z.object({ timestamp: z.number(), message: z.string() })).default([]) });
export type LogLine = z.infer<typeof Events>["events"][number];

const NEWEST_STREAMS = 10;
const LINES_PER_STREAM = 200;

/** The last lines of a log group of an emulator, oldest first. None where the function has not run yet. */
export async function lastLines(endpoint: string, logGroupName: string, count: number): Promise<LogLine[]> {
  const found = await ask(endpoint, "DescribeLogStreams", {
    logGroupName,
    orderBy: "LastEventTime",
    descending: true,
    limit: NEWEST_STREAMS,
  });
  if (found === null) return [];
  const { logStreams } = Streams.parse(found);
  const lines = await Promise.all(
    logStreams.map(async ({ logStreamName }) => {
      const got = await ask(endpoint, "GetLogEvents", { logGroupName, logStreamName, startFromHead: false, limit: LINES_PER_STREAM });
      return got === null ? [] : Events.parse(got).events;
    }),
  );
  return lines
    .flat()
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .slice(-count);
}

/** One call of CloudWatch Logs. Emulators do not check signatures; null where there is no such group or stream. */
async function ask(endpoint: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-amz-json-1.1",
      "X-Amz-Target": `Logs_20140328.${operation}`,
      Authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/logs/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  if (text.includes("ResourceNotFoundException")) return null;
  throw new Error(`${operation} answered ${response.status}: ${text.slice(0, 300)}`);
}
