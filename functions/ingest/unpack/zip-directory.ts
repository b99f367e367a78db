import type { Chunks } from './chunks.ts';

/** One entry of a zip's central directory (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** What stands at the end of a zip: its entries, as far as they were read, and how many there are. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly count: number;
}

const tailBytes = 1024 * 1024;
/** Signatures, and the sizes of the records' fixed parts. */
const endRecord = { signature: 0x06054b50, size: 22 };
const end64Record = { signature: 0x06064b50, size: 56 };
const locator64 = { signature: 0x07064b50, size: 20 };
const entryRecord = { signature: 0x02014b50, size: 46 };
/** Stands where the true number is too large for its field: the zip64 record has it. */
const isElsewhere = (number: number): boolean => number === 0xffffffff;

/** Reads all chunks for what stands at their end. @returns undefined when there is no directory */
export async function readZipDirectory(chunks: Chunks): Promise<ZipDirectory | undefined> {
  const parts: Buffer[] = [];
  let kept = 0;
  let total = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    kept += chunk.length;
    total += chunk.length;
    while (kept - parts[0]!.length >= tailBytes) kept -= parts.shift()!.length;
  }
  return parseDirectory(Buffer.concat(parts), total - kept);
}

interface Extent {
  readonly count: number;
  readonly begins: number;
  readonly ends: number;
  /** Offset of its beginning by the zip's own count. */
  readonly offset: number;
}

/** @param tailAt offset of the tail in the object */
function parseDirectory(tail: Buffer, tailAt: number): ZipDirectory | undefined {
  const extent = findDirectory(tail);
  if (extent === undefined || extent.begins < 0) return undefined;
  // Offsets count from the first byte of the zip, which need not be the first of the object.
  const shift = tailAt + extent.begins - extent.offset;
  const entries: ZipEntry[] = [];
  for (let at = extent.begins; isRecord(tail, at, entryRecord) && at < extent.ends; ) {
    const { entry, next } = parseEntry(tail, at, shift);
    entries.push(entry);
    at = next;
  }
  return entries.length === 0 && extent.count > 0 ? undefined : { entries, count: extent.count };
}

function findDirectory(tail: Buffer): Extent | undefined {
  const at = lastOf(tail, endRecord);
  if (at === undefined) return undefined;
  if (isRecord(tail, at - locator64.size, locator64)) {
    const at64 = lastOf(tail.subarray(0, at - locator64.size), end64Record);
    if (at64 === undefined) return undefined;
    const size = Number(tail.readBigUInt64LE(at64 + 40));
    const offset = Number(tail.readBigUInt64LE(at64 + 48));
    return { count: Number(tail.readBigUInt64LE(at64 + 32)), begins: at64 - size, ends: at64, offset };
  }
  const begins = at - tail.readUInt32LE(at + 12);
  return { count: tail.readUInt16LE(at + 10), begins, ends: at, offset: tail.readUInt32LE(at + 16) };
}

interface RecordKind {
  readonly signature: number;
  readonly size: number;
}

const isRecord = (tail: Buffer, at: number, { signature, size }: RecordKind): boolean =>
  at >= 0 && at + size <= tail.length && tail.readUInt32LE(at) === signature;

function lastOf(tail: Buffer, { signature, size }: RecordKind): number | undefined {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  const at = tail.lastIndexOf(bytes);
  return at < 0 || at + size > tail.length ? undefined : at;
}

function parseEntry(tail: Buffer, at: number, shift: number): { entry: ZipEntry; next: number } {
  const [nameSize, extraSize] = [tail.readUInt16LE(at + 28), tail.readUInt16LE(at + 30)];
  const extraAt = at + entryRecord.size + nameSize;
  const extra = tail.subarray(extraAt, extraAt + extraSize);
  const [, packedBytes, localAt] = widened(
    [tail.readUInt32LE(at + 24), tail.readUInt32LE(at + 20), tail.readUInt32LE(at + 42)],
    extra,
  );
  return {
    entry: {
      name: tail.toString('utf8', at + entryRecord.size, extraAt),
      isEncrypted: (tail.readUInt16LE(at + 8) & 1) !== 0,
      method: tail.readUInt16LE(at + 10),
      crc: tail.readUInt32LE(at + 16),
      packedBytes: packedBytes!,
      at: localAt! + shift,
    },
    next: extraAt + extraSize + tail.readUInt16LE(at + 32),
  };
}

/** The fields, those that stand elsewhere taken from the zip64 part of the extra field (4.5.3). */
function widened(fields: readonly number[], extra: Buffer): number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return fields.map((field) => {
    if (!isElsewhere(field) || at + 8 > extra.length) return field;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
}
