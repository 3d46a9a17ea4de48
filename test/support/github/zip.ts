import { crc32 } from "node:zlib";

type Entry = { name: Buffer; data: Buffer; at: number };

/** A zip archive of texts, stored as they are: what an artifact comes as. */
export function aZip(files: Readonly<Record<string, string>>): Uint8Array {
  let at = 0;
  const entries = Object.entries(files).map(([name, text]): Entry => {
    const entry = { name: Buffer.from(name), data: Buffer.from(text), at };
    at += 30 + entry.name.length + entry.data.length;
    return entry;
  });
  const directory = Buffer.concat(entries.flatMap(directoryEntry));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const offset of [8, 10]) end.writeUInt16LE(entries.length, offset);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries.flatMap(localEntry), directory, end]);
}

function localEntry({ name, data }: Entry): Buffer[] {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, { name, data });
  return [header, name, data];
}

function directoryEntry({ name, data, at }: Entry): Buffer[] {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, { name, data });
  header.writeUInt32LE(at, 42);
  return [header, name];
}

/** From the version needed up to the length of the name: the same in both headers. */
function writeCommon(header: Buffer, from: number, { name, data }: Pick<Entry, "name" | "data">): void {
  header.writeUInt16LE(20, from);
  header.writeUInt16LE(0x0800, from + 2);
  header.writeUInt16LE(0x21, from + 8);
  header.writeUInt32LE(crc32(data), from + 10);
  for (const offset of [14, 18]) header.writeUInt32LE(data.length, from + offset);
  header.writeUInt16LE(name.length, from + 22);
}
