import type { Readable } from 'node:stream';
import type { Rejection } from '../../contract/records/rejection.ts';

/** How an object's bytes end. */
export interface Ending {
  /** What is wrong with the rest, if anything is. */
  readonly damage?: Rejection;
  /** What a person should know although nothing is wrong. */
  readonly note?: string;
}

/** An object's bytes in parts. What they say depends on the bytes alone, never on how they are parted. */
export type Chunks = AsyncGenerator<Buffer, Ending>;

/** Begins again at the first byte. */
export type OpenChunks = () => Chunks;

const blockBytes = 64 * 1024;

/** The stream's bytes in blocks of one size, however they were delivered. */
export async function* inBlocks(open: () => Readable): Chunks {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const piece of open() as AsyncIterable<Buffer>) {
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
  return {};
}

/** The first bytes, so many unless there are fewer, and all of them again from the start. */
export async function peek(chunks: Chunks, bytes: number): Promise<{ head: Buffer; chunks: Chunks }> {
  const parts: Buffer[] = [];
  let length = 0;
  let next = await chunks.next();
  while (next.done !== true) {
    parts.push(next.value);
    length += next.value.length;
    if (length >= bytes) break;
    next = await chunks.next();
  }
  const head = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  return { head: head.subarray(0, bytes), chunks: again(head, next.done === true ? next.value : chunks) };
}

/** No generator: closing it closes the rest even before its first chunk is taken. */
function again(head: Buffer, rest: Chunks | Ending): Chunks {
  let isGiven = head.length === 0;
  const ended = (value: Ending): IteratorResult<Buffer, Ending> => ({ done: true, value });
  return {
    async next() {
      if (isGiven) return 'next' in rest ? await rest.next() : ended(rest);
      isGiven = true;
      return { done: false, value: head };
    },
    async return(ending) {
      isGiven = true;
      return 'next' in rest ? await rest.return(ending) : ended(await ending);
    },
    async throw(error) {
      await this.return({});
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return({});
    },
  };
}
