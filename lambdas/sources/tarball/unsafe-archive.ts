/** An archive that must not or cannot be unpacked. The message is for the person who sent it and names the entry. */
export class UnsafeArchive extends Error {
  override readonly name = "UnsafeArchive";
}
