import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { earliestDay, startOfDay } from '../../contract/records/instant.ts';
import type { InputObject } from '../ports.ts';
import type { InputFile } from './input-files.ts';

/** A file that lost bytes between being looked at and being read. */
export class FileShrank extends Error {
  override readonly name = 'FileShrank';
}

/**
 * A local file as an input object: its version is the SHA-256 of its bytes, its arrival its mtime, or now where that
 * is before any day a lake may have, as archives write it, or still to come, as unpacking in another time zone leaves
 * it: no run would know it before then. What is written behind these bytes later is not read.
 */
export async function openInputFile({ path, key }: InputFile): Promise<InputObject> {
  const { mtimeMs } = await stat(path);
  const now = Date.now();
  const digest = createHash('sha256');
  let size = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    digest.update(piece);
    size += piece.length;
  }
  return {
    bucket: 'local',
    key,
    version: digest.digest('hex'),
    size,
    arrivedAt: mtimeMs < startOfDay(earliestDay) || mtimeMs > now ? now : Math.floor(mtimeMs),
    open: () => Readable.from(firstBytes(path, size)),
  };
}

/** @throws FileShrank when there are fewer by now */
async function* firstBytes(path: string, size: number): AsyncGenerator<Buffer> {
  if (size === 0) return;
  let read = 0;
  for await (const piece of createReadStream(path, { end: size - 1 }) as AsyncIterable<Buffer>) {
    read += piece.length;
    yield piece;
  }
  if (read < size) throw new FileShrank(`${path}: it lost bytes while it was read: read it again`);
}
