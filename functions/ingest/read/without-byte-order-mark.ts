import type { Chunks } from './unpack.ts';

/**
 * The chunks without a UTF-8 byte order mark at their start. A UTF-16 mark says that nothing in the object is
 * UTF-8: then there are no chunks, and the return value says so.
 */
export async function* withoutByteOrderMark(chunks: Chunks): Chunks {
  let head = Buffer.alloc(0);
  let next = await chunks.next();
  while (next.done !== true && head.length < 3) {
    head = Buffer.concat([head, next.value]);
    next = await chunks.next();
  }
  if (isUtf16(head)) {
    await chunks.return(undefined);
    return { reason: 'invalid_utf8', path: '', message: 'the object is UTF-16; save it as UTF-8' };
  }
  const isMarked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const start = isMarked ? head.subarray(3) : head;
  if (start.length > 0) yield start;
  while (next.done !== true) {
    yield next.value;
    next = await chunks.next();
  }
  return next.value;
}

const isUtf16 = (head: Buffer): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
