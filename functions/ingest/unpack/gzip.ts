import { crc32 } from 'node:zlib';
import type { ByteCursor } from './byte-cursor.ts';
import { type InflateEnd, inflate } from './inflate.ts';
import { truncated, type UnpackEnd } from './unpack-all.ts';

const magic = [0x1f, 0x8b] as const;

export const isGzip = (head: Buffer): boolean => head[0] === magic[0] && head[1] === magic[1];

/** A member after another, as `gzip -dc` reads them: what stands behind the last one is no part of the data. */
export async function* gunzip(cursor: ByteCursor): AsyncGenerator<Buffer, UnpackEnd> {
  await cursor.skip(magic.length);
  for (;;) {
    const problem = await readHeader(cursor);
    if (problem !== undefined) return { damage: truncated(problem) };
    const end = yield* readBody(cursor);
    if (end !== undefined) return end;
    const next = await whatFollows(cursor);
    if (next !== 'member') return next;
  }
}

const endsEarly = 'the gzip data end early';
const damaged = (what: string): string => `the gzip data are damaged: ${what}`;

/** Flags of RFC 1952, 2.3.1. */
const flags = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };

/** Passes over what stands behind the magic of a member's header (RFC 1952, 2.3). @returns what is wrong with it */
async function readHeader(cursor: ByteCursor): Promise<string | undefined> {
  const fixed = await cursor.take(8);
  if (fixed === undefined) return endsEarly;
  const [method, flag] = [fixed[0]!, fixed[1]!];
  if (method !== 8 || (flag & flags.reserved) !== 0) return damaged('unknown compression method');
  if ((flag & flags.extra) !== 0) {
    const length = await cursor.take(2);
    if (length === undefined || !(await cursor.skip(length.readUInt16LE()))) return endsEarly;
  }
  for (const text of [flags.name, flags.comment]) {
    if ((flag & text) !== 0 && !(await skipText(cursor))) return endsEarly;
  }
  const isWhole = (flag & flags.headerCrc) === 0 || (await cursor.skip(2));
  return isWhole ? undefined : endsEarly;
}

/** A text that a zero ends. */
async function skipText(cursor: ByteCursor): Promise<boolean> {
  for (;;) {
    const byte = await cursor.take(1);
    if (byte === undefined) return false;
    if (byte[0] === 0) return true;
  }
}

/** The data of a member, held against their checksum and size. @returns how all ends when it ends here */
async function* readBody(cursor: ByteCursor): AsyncGenerator<Buffer, UnpackEnd | undefined> {
  const sums = { crc: 0, size: 0 };
  const end = yield* summed(inflate(cursor), sums);
  if (end.kind === 'cut') return { damage: truncated(endsEarly) };
  if (end.kind === 'broken') return { damage: truncated(damaged(end.message)), brokenAt: end.blockAt };
  const trailer = await cursor.take(8);
  if (trailer === undefined) return { damage: truncated(endsEarly) };
  if (trailer.readUInt32LE(0) !== sums.crc) return { damage: truncated(damaged('incorrect data check')) };
  const isOfSize = trailer.readUInt32LE(4) === sums.size % 2 ** 32;
  return isOfSize ? undefined : { damage: truncated(damaged('incorrect length check')) };
}

/** Passes chunks on, and keeps their CRC-32 and size. */
export async function* summed(
  chunks: AsyncGenerator<Buffer, InflateEnd>,
  sums: { crc: number; size: number },
): AsyncGenerator<Buffer, InflateEnd> {
  let next = await chunks.next();
  try {
    for (; next.done !== true; next = await chunks.next()) {
      sums.crc = crc32(next.value, sums.crc);
      sums.size += next.value.length;
      yield next.value;
    }
  } finally {
    await chunks.return({ kind: 'cut' });
  }
  return next.value;
}

/** Zeros are padding and go without a word; other bytes are no data either, but somebody may have meant them. */
async function whatFollows(cursor: ByteCursor): Promise<'member' | UnpackEnd> {
  const first = (await cursor.take(1))?.[0];
  if (first === undefined) return {};
  const second = (await cursor.take(1))?.[0];
  if (first === magic[0] && second === magic[1]) return 'member';
  if (first === magic[0] && second === undefined) return { damage: truncated(endsEarly) };
  if (first !== 0 || (second ?? 0) !== 0) return trailing;
  for (let block = await cursor.takeBlock(); block !== undefined; block = await cursor.takeBlock()) {
    if (block.some((byte) => byte !== 0)) return trailing;
  }
  return {};
}

const trailing: UnpackEnd = { note: 'what stands behind the gzip data was left out, as gzip does' };
