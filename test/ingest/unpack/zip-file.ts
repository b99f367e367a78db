import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipOptions {
  readonly method?: 0 | 8 | 12;
  /** Sizes and checksum stand behind the data, as in a zip written to a pipe. */
  readonly isStreamed?: boolean;
  /** Sizes stand in the zip64 fields, as some writers always put them. */
  readonly isZip64?: boolean;
  readonly isEncrypted?: boolean;
  readonly comment?: string;
}

/** A zip of files by name, made by hand (APPNOTE 4.3). */
export function zipFile(
  files: Readonly<Record<string, Uint8Array | string>>,
  options: ZipOptions = {},
): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const entry = packed(name, Buffer.from(content), options);
    const local = localParts(entry, options);
    entries.push(directoryEntry(entry, at, options));
    locals.push(local);
    at += local.length;
  }
  return Buffer.concat([...locals, ...entries, end(entries, at, options)]);
}

interface Entry {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
}

function packed(name: string, content: Buffer, { method = 8 }: ZipOptions): Entry {
  const data = method === 8 ? deflateRawSync(content) : content;
  return { name: Buffer.from(name), data, size: content.length, crc: crc32(content), method };
}

function localParts({ name, data, size, crc, method }: Entry, options: ZipOptions): Buffer {
  const sizes = [crc, data.length, size];
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(flagsOf(options), 6);
  header.writeUInt16LE(method, 8);
  for (const [i, number] of sizes.entries())
    header.writeUInt32LE(options.isStreamed ? 0 : number, 14 + 4 * i);
  header.writeUInt16LE(name.length, 26);
  if (!options.isStreamed) return Buffer.concat([header, name, data]);
  const descriptor = Buffer.alloc(16);
  for (const [i, number] of [0x08074b50, ...sizes].entries()) descriptor.writeUInt32LE(number, 4 * i);
  return Buffer.concat([header, name, data, descriptor]);
}

const flagsOf = ({ isStreamed, isEncrypted }: ZipOptions): number =>
  (isStreamed ? 8 : 0) + (isEncrypted ? 1 : 0);

function directoryEntry({ name, data, size, crc, method }: Entry, at: number, options: ZipOptions): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(flagsOf(options), 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  for (const [offset, number] of [
    [20, data.length],
    [24, size],
    [42, at],
  ] as const)
    header.writeUInt32LE(options.isZip64 ? 0xffffffff : number, offset);
  header.writeUInt16LE(name.length, 28);
  if (!options.isZip64) return Buffer.concat([header, name]);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [i, number] of [size, data.length, at].entries())
    extra.writeBigUInt64LE(BigInt(number), 4 + 8 * i);
  header.writeUInt16LE(extra.length, 30);
  return Buffer.concat([header, name, extra]);
}

function end(entries: readonly Buffer[], at: number, { isZip64, comment = '' }: ZipOptions): Buffer {
  const size = Buffer.concat(entries).length;
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries.length, 8);
  record.writeUInt16LE(entries.length, 10);
  record.writeUInt32LE(isZip64 ? 0xffffffff : size, 12);
  record.writeUInt32LE(isZip64 ? 0xffffffff : at, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...(isZip64 ? end64(entries.length, size, at) : []), record, Buffer.from(comment)]);
}

function end64(count: number, size: number, at: number): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  for (const [i, number] of [count, count, size, at].entries())
    record.writeBigUInt64LE(BigInt(number), 24 + 8 * i);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  return [record, locator];
}
