import type { Rejection } from '../contract/rejection.ts';
import type { InputObject } from '../platform/ports.ts';
import type { Limits } from './limits.ts';
import { type ObjectFormat, objectFormat } from './object-format.ts';
import { parseInto } from './parse-json.ts';
import type { ObjectPlan } from './plan-object.ts';
import type { RecordReader } from './record-sink.ts';
import { splitArray } from './split-array.ts';
import { splitLines } from './split-lines.ts';
import type { PlannedFile } from './table-files.ts';
import { unpack } from './unpack.ts';
import { withoutByteOrderMark } from './without-byte-order-mark.ts';

/** Feeds an object's records to the plan and gives out the files as they are finished. */
export async function* readObject(
  object: InputObject,
  plan: ObjectPlan,
  limits: Limits,
): AsyncGenerator<PlannedFile> {
  const format = objectFormat(object.key);
  if ('reason' in format) plan.reject(1, format, '');
  else if (object.size === 0) plan.reject(1, emptyObject, '');
  else yield* readChunks(object, format, plan, limits);
  plan.finish();
  yield* plan.takeFiles();
}

async function* readChunks(
  object: InputObject,
  { format, isGzip }: ObjectFormat,
  plan: ObjectPlan,
  limits: Limits,
): AsyncGenerator<PlannedFile> {
  const reader = recordReader(format, plan, limits);
  const chunks = withoutByteOrderMark(unpack(() => object.open(), isGzip));
  let room = limits.unpackedBytes;
  try {
    let next = await chunks.next();
    while (next.done !== true && !plan.isFull()) {
      const chunk = next.value;
      reader.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
      yield* plan.takeFiles();
      room -= chunk.length;
      if (room < 0) return reader.end(tooLarge(limits.unpackedBytes));
      next = await chunks.next();
    }
    if (next.done === true) reader.end(next.value);
  } finally {
    await chunks.return(undefined);
  }
}

function recordReader(format: ObjectFormat['format'], plan: ObjectPlan, limits: Limits): RecordReader {
  const split = format === 'json' ? splitArray : splitLines;
  return split(parseInto(plan), limits.recordBytes);
}

const emptyObject: Rejection = { reason: 'empty_object', path: '', message: 'the object has no bytes' };

const tooLarge = (bytes: number): Rejection => ({
  reason: 'too_large',
  path: '',
  message: `the object unpacks to more than ${bytes} bytes; what lies beyond was not read`,
});
