import type { Chunks } from '../unpack/chunks.ts';

/** The encoding that a byte order mark says; undefined without one. */
export function markedEncoding(head: Buffer): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark, recognised by its zeros: nearly every second byte of most texts is one. */
export function unmarkedUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (even + odd <= head.length / 4) return undefined;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : undefined;
}

/** Chunks of any encoding as UTF-8, without the byte order mark. */
export function toUtf8(chunks: Chunks, encoding: string): Chunks {
  const decoder = new TextDecoder(encoding);
  return changed(
    chunks,
    (chunk) => Buffer.from(decoder.decode(chunk, { stream: true })),
    () => Buffer.from(decoder.decode()),
  );
}

/** Chunks of UTF-8 without the mark at their start. */
export function withoutMark(chunks: Chunks): Chunks {
  let toSkip = 3;
  return changed(chunks, (chunk) => {
    const fresh = chunk.subarray(toSkip);
    toSkip -= chunk.length - fresh.length;
    return fresh;
  });
}

async function* changed(
  chunks: Chunks,
  change: (chunk: Buffer) => Buffer,
  rest: () => Buffer = () => Buffer.alloc(0),
): Chunks {
  let next = await chunks.next();
  try {
    for (; next.done !== true; next = await chunks.next()) {
      const chunk = change(next.value);
      if (chunk.length > 0) yield chunk;
    }
  } finally {
    await chunks.return({});
  }
  const last = rest();
  if (last.length > 0) yield last;
  return next.value;
}
