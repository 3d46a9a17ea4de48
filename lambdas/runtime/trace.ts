/**
 * Run `work` in an X-Ray subsegment where tracing is on (`POWERTOOLS_TRACE_ENABLED`, set for AWS only), plainly elsewhere.
 * The tracer is loaded on first use, so that no other target pays for it.
 */
export async function traced<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (process.env.POWERTOOLS_TRACE_ENABLED !== "true") return work();
  const { Tracer } = await import("@aws-lambda-powertools/tracer");
  const tracer = new Tracer({ serviceName: "bellwether" });
  const parent = tracer.getSegment();
  const segment = parent?.addNewSubsegment(name);
  if (segment) tracer.setSegment(segment);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) segment?.addError(error);
    throw error;
  } finally {
    segment?.close();
    if (parent) tracer.setSegment(parent);
  }
}
