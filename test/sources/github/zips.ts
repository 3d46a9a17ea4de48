import { crc32, deflateRawSync } from "node:zlib";

export type ZipItem = {
  readonly name: string | Uint8Array;
  readonly body?: string | Uint8Array;
  /** 8 is deflated, 0 stored. */
  readonly method?: number;
  /** Bit 0: encrypted. Bit 6: strongly. */
  readonly flags?: number;
  /** What the archive says of the body's size where that is a lie. */
  readonly claims?: number;
  /** The packed bytes as they are, where they are damaged. */
  readonly packed?: Uint8Array;
};

/** A zip of these entries, hostile ones as they are. */
export function aZip(...items: readonly ZipItem[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const item of items) {
    const { name, fields, packed } = partsOf(item);
    const local = Buffer.concat([word(0x04034b50), short(20), fields, short(name.length), short(0), name, packed]);
    const sizes = [short(name.length), short(0), short(0), short(0), short(0), word(0), word(offset), name];
    centrals.push(Buffer.concat([word(0x02014b50), short(20), short(20), fields, ...sizes]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const count = short(items.length);
  const end = [word(0x06054b50), short(0), short(0), count, count, word(central.length), word(offset), short(0)];
  return Buffer.concat([...locals, central, ...end]);
}

function partsOf({ name, body = "", method = 8, flags = 0, claims, packed: damaged }: ZipItem) {
  const bytes = Buffer.from(body);
  const packed = Buffer.from(damaged ?? (method === 8 ? deflateRawSync(bytes) : bytes));
  const sums = [word(crc32(bytes)), word(packed.length), word(claims ?? bytes.length)];
  return { name: Buffer.from(name), packed, fields: Buffer.concat([short(flags | 0x800), short(method), short(0), short(0), ...sums]) };
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
