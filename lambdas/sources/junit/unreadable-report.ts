/** A report that cannot or must not be read. The message is for the person whose tool wrote it; with line and column where there are any. */
export class UnreadableReport extends Error {
  override readonly name = "UnreadableReport";
}
