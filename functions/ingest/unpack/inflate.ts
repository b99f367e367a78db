import { createInflateRaw } from 'node:zlib';
import type { ByteCursor } from './byte-cursor.ts';

/** How deflated data end: as they should, before their end, or in an error, met in the block that begins there. */
export type InflateEnd =
  | { readonly kind: 'whole' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'broken'; readonly blockAt: number; readonly message: string };

/**
 * Unpacks the deflated data (RFC 1951) that begin at the cursor, and leaves the cursor behind their end. While one
 * block is unpacked on another thread, the chunks of the one before are worked on.
 */
export async function* inflate(cursor: ByteCursor): AsyncGenerator<Buffer, InflateEnd> {
  const inflater = startInflater();
  try {
    let blockAt = cursor.offset;
    let block = await cursor.takeBlock();
    let step = block && inflater.feed(block);
    while (block !== undefined && step !== undefined) {
      const { output, used, failure } = await step;
      if (failure !== undefined) {
        yield* output;
        return { kind: 'broken', blockAt, message: failure };
      }
      if (used < block.length) {
        cursor.unread(block.length - used);
        yield* output;
        return { kind: 'whole' };
      }
      blockAt = cursor.offset;
      block = await cursor.takeBlock();
      step = block && inflater.feed(block);
      yield* output;
    }
    return { kind: 'cut' };
  } finally {
    inflater.close();
  }
}

/** What became of one block. */
interface Step {
  readonly output: readonly Buffer[];
  /** Bytes of the block that belong to the data: fewer than it has once they have ended. */
  readonly used: number;
  readonly failure: string | undefined;
}

const chunkBytes = 64 * 1024;

/** An inflater fed block by block. A step always settles: when the block is done, at an error, or when it closes. */
function startInflater(): { feed(block: Buffer): Promise<Step>; close(): void } {
  const inflater = createInflateRaw({ chunkSize: chunkBytes });
  let output: Buffer[] = [];
  let failure: string | undefined;
  let settle = () => {};
  inflater.on('data', (chunk: Buffer) => output.push(chunk));
  inflater.on('error', (error) => {
    failure = error.message;
    settle();
  });
  inflater.on('close', () => {
    failure ??= 'the inflater has closed';
    settle();
  });
  return {
    async feed(block) {
      const before = inflater.bytesWritten;
      if (failure === undefined) {
        await new Promise<void>((resolve) => {
          settle = resolve;
          inflater.write(block, () => resolve());
        });
      }
      const taken = output;
      output = [];
      return { output: taken, used: inflater.bytesWritten - before, failure };
    },
    close: () => inflater.destroy(),
  };
}
