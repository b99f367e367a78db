import type { Rejection } from '../../contract/records/rejection.ts';
import type { ByteCursor } from './byte-cursor.ts';
import type { Chunks } from './chunks.ts';
import { summed } from './gzip.ts';
import { type InflateEnd, inflate } from './inflate.ts';
import { truncated, type UnpackEnd, type Unpacker } from './unpack-all.ts';
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory.ts';

export const isZip = (head: Buffer): boolean =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/** What the one file of a zip is called, and how it is unpacked. */
export interface ZippedFile {
  readonly name: string;
  readonly unpacker: Unpacker;
}

/**
 * Finds the one file of a zip by the directory at its end, for which all bytes are passed over once. Of a zip cut
 * off before its directory, the first file is read as far as it goes.
 * @param head its first bytes
 */
export async function findZippedFile(head: Buffer, zip: Chunks): Promise<ZippedFile | Rejection> {
  const directory = await readZipDirectory(zip);
  if (directory === undefined) {
    const name = firstName(head);
    const office = officeFile([name]);
    return office === undefined ? { name, unpacker: readFirst } : unreadable(`${office}, and ends early`);
  }
  const entry = onlyFile(directory);
  if ('reason' in entry) return entry;
  return { name: entry.name, unpacker: (cursor) => readEntry(cursor, entry) };
}

/** The name in the local header that a zip begins with, as far as it is there. */
const firstName = (head: Buffer): string =>
  head.length < 30 ? '' : head.toString('utf8', 30, Math.min(head.length, 30 + head.readUInt16LE(26)));

function onlyFile({ entries, count }: ZipDirectory): ZipEntry | Rejection {
  const files = entries.filter(({ name }) => isData(name));
  const [file] = files;
  const office = officeFile(entries.map(({ name }) => name));
  if (office !== undefined) return unreadable(office);
  if (file === undefined) return unreadable('a zip that holds no file');
  if (files.length > 1 || entries.length < count)
    return unreadable(
      `a zip that holds ${files.length + count - entries.length} files; unpack it, and give its folder`,
    );
  if (file.isEncrypted) return unreadable('a zip with a password; unpack it first');
  if (file.method !== 0 && file.method !== 8)
    return unreadable(`a zip packed by method ${file.method}; only stored and deflated ones can be read`);
  return file;
}

/** Office files are zips: what one is, by the names of its parts (ECMA-376 part 2, OpenDocument 1.3 part 2). */
function officeFile(names: readonly string[]): string | undefined {
  if (names.some((name) => name.startsWith('xl/'))) return 'an Excel workbook; save its sheet as CSV';
  if (names.some((name) => /^\[Content_Types\]\.xml$|^_rels\/\.rels$|^docProps\//.test(name)))
    return 'an Office file; save its sheet as CSV';
  return names[0] === 'mimetype' ? 'an OpenDocument file; save its sheet as CSV' : undefined;
}

/** Not folders, nor what some systems put beside the files of people. Nothing is ever written under the name. */
const isData = (name: string): boolean =>
  !name.endsWith('/') && !name.split('/').some((part) => /^\.[^.]/.test(part) || part === '__MACOSX');

const unreadable = (what: string): Rejection => ({
  reason: 'unreadable_object',
  path: '',
  message: `the object is ${what}`,
});

const endsEarly: UnpackEnd = { damage: truncated('the zip ends early') };
const damaged = (what: string): UnpackEnd => ({ damage: truncated(`the zip is damaged: ${what}`) });

async function* readEntry(cursor: ByteCursor, entry: ZipEntry): AsyncGenerator<Buffer, UnpackEnd> {
  if (!(await cursor.skip(entry.at))) return endsEarly;
  const header = await readLocalHeader(cursor);
  if (header === undefined) return damaged('its file is not where its directory says');
  const sums = { crc: 0, size: 0 };
  const end = yield* summed(entry.method === 8 ? inflate(cursor) : stored(cursor, entry.packedBytes), sums);
  if (end.kind !== 'whole') return endOf(end);
  return sums.crc === entry.crc ? {} : damaged('incorrect data check');
}

/** Without a directory: the first entry as its own header tells it. */
async function* readFirst(cursor: ByteCursor): AsyncGenerator<Buffer, UnpackEnd> {
  const header = await readLocalHeader(cursor);
  if (header === undefined) return endsEarly;
  if (header.isEncrypted || (header.method !== 8 && header.method !== 0))
    return damaged('it has no directory, and its file is packed in an unknown way');
  const end = yield* header.method === 8 ? inflate(cursor) : stored(cursor, header.packedBytes);
  return end.kind === 'broken' ? endOf(end) : endsEarly;
}

const endOf = (end: Exclude<InflateEnd, { kind: 'whole' }>): UnpackEnd =>
  end.kind === 'cut' ? endsEarly : { ...damaged(end.message), brokenAt: end.blockAt };

/** Passes over a local header (APPNOTE 4.3.7). */
async function readLocalHeader(
  cursor: ByteCursor,
): Promise<Pick<ZipEntry, 'method' | 'packedBytes' | 'isEncrypted'> | undefined> {
  const fixed = await cursor.take(30);
  if (fixed === undefined || fixed.readUInt32LE(0) !== 0x04034b50) return undefined;
  if (!(await cursor.skip(fixed.readUInt16LE(26) + fixed.readUInt16LE(28)))) return undefined;
  return {
    method: fixed.readUInt16LE(8),
    packedBytes: fixed.readUInt32LE(18),
    isEncrypted: (fixed.readUInt16LE(6) & 1) !== 0,
  };
}

/** Data that are not packed. */
async function* stored(cursor: ByteCursor, bytes: number): AsyncGenerator<Buffer, InflateEnd> {
  for (let missing = bytes; missing > 0; ) {
    const block = await cursor.takeBlock();
    if (block === undefined) return { kind: 'cut' };
    const part = block.subarray(0, missing);
    cursor.unread(block.length - part.length);
    missing -= part.length;
    yield part;
  }
  return { kind: 'whole' };
}
