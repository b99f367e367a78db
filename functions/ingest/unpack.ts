import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Rejection } from '../contract/rejection.ts';

const blockBytes = 64 * 1024;

/**
 * The bytes of an object in chunks, unpacked when they are gzip. Everything that could be read comes first and
 * depends on the bytes alone; the return value says what is wrong with the rest, if anything is.
 */
export async function* unpack(
  packed: Readable,
  isGzip: boolean,
): AsyncGenerator<Buffer, Rejection | undefined> {
  if (isGzip) return yield* gunzipBlocks(packed);
  yield* inBlocks(packed);
  return undefined;
}

async function* gunzipBlocks(packed: Readable): AsyncGenerator<Buffer, Rejection | undefined> {
  const gunzip = createInflater();
  let hasOutput = false;
  // While one block is unpacked on another thread, the chunks of the one before are worked on.
  let pending = Promise.resolve();
  for await (const block of inBlocks(packed)) {
    await pending;
    const chunks = gunzip.take();
    hasOutput ||= chunks.length > 0;
    if (gunzip.failure() === undefined) pending = gunzip.feed(block);
    yield* chunks;
    if (gunzip.failure() !== undefined) break;
  }
  await pending;
  if (gunzip.failure() === undefined) await gunzip.finish();
  const rest = gunzip.take();
  hasOutput ||= rest.length > 0;
  yield* rest;
  return damageOf(gunzip.failure(), hasOutput);
}

/** A gunzip stream fed block by block, so that its output up to an error is never dropped. */
function createInflater() {
  const gunzip = createGunzip({ chunkSize: blockBytes });
  let chunks: Buffer[] = [];
  let failure: NodeJS.ErrnoException | undefined;
  let settle = () => {};
  gunzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  gunzip.on('end', () => settle());
  gunzip.on('error', (error) => {
    failure = error;
    settle();
  });
  const settled = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      settle = resolve;
      start(resolve);
    });
  return {
    feed: (block: Buffer) => settled((done) => gunzip.write(block, () => done())),
    finish: () => settled(() => gunzip.end()),
    failure: () => failure,
    take() {
      const taken = chunks;
      chunks = [];
      return taken;
    },
  };
}

function damageOf(failure: NodeJS.ErrnoException | undefined, hasOutput: boolean): Rejection | undefined {
  if (failure === undefined) return undefined;
  const isCut = failure.code === 'Z_BUF_ERROR';
  if (!isCut && !hasOutput) {
    return { reason: 'unreadable_object', path: '', message: `the object is not gzip: ${failure.message}` };
  }
  const what = isCut ? 'the gzip data end early' : `the gzip data are damaged: ${failure.message}`;
  return { reason: 'truncated', path: '', message: `${what}; what could be read before stays` };
}

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
