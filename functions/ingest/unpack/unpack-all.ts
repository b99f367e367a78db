import type { Rejection } from '../../contract/records/rejection.ts';
import { ByteCursor } from './byte-cursor.ts';
import type { Chunks, Ending, OpenChunks } from './chunks.ts';

/** How unpacking ended; `brokenAt` is the offset of the packed block in which an error showed. */
export interface UnpackEnd extends Ending {
  readonly brokenAt?: number;
}

/** Unpacks what a cursor reads. */
export type Unpacker = (cursor: ByteCursor) => AsyncGenerator<Buffer, UnpackEnd>;

/**
 * Unpacks packed bytes. An error takes with it what the same step unpacked: so the bytes are read again up to the
 * block in which it showed, and from there on one by one, and what was not given out yet comes out.
 */
export async function* unpackAll(open: OpenChunks, packed: Chunks, unpacker: Unpacker): Chunks {
  let given = 0;
  const first = run(new ByteCursor(packed), unpacker);
  let next = await first.next();
  try {
    for (; next.done !== true; next = await first.next()) {
      given += next.value.length;
      yield next.value;
    }
  } finally {
    await first.return({});
  }
  const { brokenAt, ...ending } = next.value;
  if (brokenAt === undefined) return ending;
  return yield* behind(given, run(new ByteCursor(open(), brokenAt), unpacker));
}

/** What comes after the first bytes. */
async function* behind(bytes: number, chunks: AsyncGenerator<Buffer, UnpackEnd>): Chunks {
  let known = bytes;
  let next = await chunks.next();
  try {
    for (; next.done !== true; next = await chunks.next()) {
      const fresh = next.value.subarray(Math.min(known, next.value.length));
      known -= next.value.length - fresh.length;
      if (fresh.length > 0) yield fresh;
    }
  } finally {
    await chunks.return({});
  }
  const { brokenAt, ...ending } = next.value;
  return ending;
}

/** Packed bytes that were damaged themselves explain what is wrong with the unpacked ones. */
async function* run(cursor: ByteCursor, unpacker: Unpacker): AsyncGenerator<Buffer, UnpackEnd> {
  try {
    const end = yield* unpacker(cursor);
    const outer = cursor.ending;
    if (outer?.damage !== undefined) return outer;
    const note = [outer?.note, end.note].filter((one) => one !== undefined).join('; ');
    return note === '' ? end : { ...end, note };
  } finally {
    await cursor.close();
  }
}

export const truncated = (what: string): Rejection => ({
  reason: 'truncated',
  path: '',
  message: `${what}; what could be read before stays`,
});
