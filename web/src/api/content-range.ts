/** `bytes 0-999/2000` of a 206; null where it is no such header. `total` is null where the server does not say. */
export function parseContentRange(
  header: string | null,
): { readonly start: number; readonly end: number; readonly total: number | null } | null {
  const [found, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header ?? "") ?? [];
  if (found === undefined) return null;
  return { start: Number(start), end: Number(end), total: total === "*" ? null : Number(total) };
}
