import type { Readable } from 'node:stream';
import type { Rejection } from '../../contract/rejection.ts';
import { type Gunzip, startGunzip } from './gunzip.ts';

const blockBytes = 64 * 1024;

/** Chunks of an object's bytes; the return value says what is wrong with the rest, if anything is. */
export type Chunks = AsyncGenerator<Buffer, Rejection | undefined>;

/**
 * The bytes of an object in chunks, unpacked when they are gzip. Everything that could be read comes first and
 * depends on the bytes alone.
 */
export async function* unpack(open: () => Readable, isGzip: boolean): Chunks {
  if (isGzip) return yield* unpackGzip(open);
  yield* inBlocks(open());
  return undefined;
}

async function* unpackGzip(open: () => Readable): Chunks {
  const gunzip = startGunzip(blockBytes);
  let blocks = 0;
  let bytes = 0;
  // While one block is unpacked on another thread, the chunks of the one before are worked on.
  let pending = Promise.resolve();
  for await (const block of inBlocks(open())) {
    await pending;
    if (gunzip.failure() !== undefined) break;
    const chunks = gunzip.take();
    pending = gunzip.feed(block);
    blocks++;
    bytes += totalBytes(chunks);
    yield* chunks;
  }
  await pending;
  if (gunzip.failure() === undefined) await gunzip.finish();
  const rest = gunzip.take();
  bytes += totalBytes(rest);
  yield* rest;
  const failure = gunzip.failure();
  if (failure === undefined) return undefined;
  if (failure.code === 'Z_BUF_ERROR') return truncated('the gzip data end early');
  for await (const chunk of rereadDamagedBlock(open(), blocks, bytes)) {
    bytes += chunk.length;
    yield chunk;
  }
  if (bytes > 0) return truncated(`the gzip data are damaged: ${failure.message}`);
  return { reason: 'unreadable_object', path: '', message: `the object is not gzip: ${failure.message}` };
}

/**
 * An error takes with it what the same call unpacked. So the block in which it shows (the `blocks`-th) is read
 * again byte by byte, and what was not given out yet (the first `bytes` were) comes out.
 */
async function* rereadDamagedBlock(packed: Readable, blocks: number, bytes: number): AsyncGenerator<Buffer> {
  const gunzip = startGunzip(blockBytes);
  let known = bytes;
  let blockNo = 0;
  for await (const block of inBlocks(packed)) {
    blockNo++;
    if (blockNo < blocks) await gunzip.feed(block);
    else await feedBytewise(gunzip, block);
    for (const chunk of gunzip.take()) {
      const fresh = chunk.subarray(Math.min(known, chunk.length));
      known -= chunk.length - fresh.length;
      if (fresh.length > 0) yield fresh;
    }
    if (blockNo === blocks) return;
  }
}

async function feedBytewise(gunzip: Gunzip, block: Buffer): Promise<void> {
  for (let i = 0; i < block.length && gunzip.failure() === undefined; i++) {
    await gunzip.feed(block.subarray(i, i + 1));
  }
}

const totalBytes = (chunks: readonly Buffer[]): number => chunks.reduce((sum, { length }) => sum + length, 0);

const truncated = (what: string): Rejection => ({
  reason: 'truncated',
  path: '',
  message: `${what}; what could be read before stays`,
});

/** The stream's bytes in blocks of one size, so that nothing depends on how they were delivered. */
async function* inBlocks(stream: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    let rest = piece;
    while (length + rest.length >= blockBytes) {
      const taken = rest.subarray(0, blockBytes - length);
      yield parts.length === 0 ? taken : Buffer.concat([...parts, taken]);
      rest = rest.subarray(taken.length);
      parts = [];
      length = 0;
    }
    if (rest.length > 0) parts.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(parts);
}
