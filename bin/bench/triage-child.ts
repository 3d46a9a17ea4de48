import { json } from "node:stream/consumers";
import * as z from "zod";
import { createTriage } from "../../lambdas/domain/triage/triage.ts";
import { linesOf } from "../../lambdas/pipeline/log-lines.ts";
import { logObject } from "../../lambdas/store/object-keys.ts";
import { openBucket, readObject } from "../../lambdas/store/objects.ts";
import { tellReport } from "./child-report.ts";

const { bucket, runId } = z.object({ bucket: z.string(), runId: z.string() }).parse(await json(process.stdin));
const started = performance.now();
const log = await readObject(openBucket(bucket, process.env.AWS_ENDPOINT_URL), logObject(runId, 1, 1));
const triage = createTriage({ stepName: "Print", command: "print", exitCode: 1, signal: null, conclusion: "failure" });
if (log) for await (const line of linesOf(log)) triage.feed(line);
const { category, rule } = triage.verdict();
tellReport(started, `${category}, rule ${rule}`);
