type Settled<T extends readonly unknown[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/** What all pieces of work come to. One that fails stops no other: the failures are thrown together, when all are done. */
export async function settleAll<T extends readonly Promise<unknown>[]>(work: readonly [...T]): Promise<Settled<T>> {
  const reasons = (await Promise.allSettled(work)).flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  if (reasons.length > 0) throw new AggregateError(reasons, reasons.map(String).join("; "));
  return Promise.all(work);
}
