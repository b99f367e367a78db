import { isUtf8 } from 'node:buffer';

const replacement = '\uFFFD';

/** Part of a buffer as text; undefined when it is not UTF-8. */
export function decodeUtf8(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end);
  // Decoding puts this character in the place of bytes that are not UTF-8; it may also be in the text itself.
  if (text.includes(replacement) && !isUtf8(bytes.subarray(start, end))) return undefined;
  return text;
}
