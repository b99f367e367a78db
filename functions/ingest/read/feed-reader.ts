import type { Rejection } from '../../contract/records/rejection.ts';
import type { Chunks } from '../unpack/chunks.ts';
import type { RecordReader } from './record-sink.ts';

/**
 * Feeds unpacked chunks to a reader, at most so many bytes, and yields after each: its caller may take what came
 * of it, or stop for good.
 * @returns what a person should know about the bytes, if anything
 */
export async function* feedReader(
  chunks: Chunks,
  reader: RecordReader,
  mostBytes: number,
): AsyncGenerator<void, string | undefined> {
  let room = mostBytes;
  try {
    let next = await chunks.next();
    while (next.done !== true) {
      const chunk = next.value;
      reader.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      yield;
      room -= chunk.length;
      if (room < 0) {
        reader.end(tooLarge(mostBytes));
        return undefined;
      }
      next = await chunks.next();
    }
    reader.end(next.value.damage);
    return next.value.note;
  } finally {
    await chunks.return({});
  }
}

const tooLarge = (bytes: number): Rejection => ({
  reason: 'too_large',
  path: '',
  message: `the object unpacks to more than ${bytes} bytes; what lies beyond was not read`,
});
