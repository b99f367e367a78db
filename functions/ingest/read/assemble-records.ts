import { isUtf8 } from 'node:buffer';
import type { Rejection } from '../../contract/records/rejection.ts';
import type { RecordSink } from './record-sink.ts';

const blank = /^\s*$/;
const replacement = '\uFFFD';
const rawBytesKept = 16 * 1024;

/**
 * Puts records together whose bytes arrive in parts, numbers them, and hands them on as text. Memory is bounded
 * by the longest record allowed: of a longer one only the start is kept. Blank records are numbered, no more.
 */
export interface RecordAssembler {
  /** A part of a record that goes on in the next chunk. */
  carry(part: Buffer): void;
  /** The last part of a record: `bytes` from `start` to before `end`. */
  complete(bytes: Buffer, start: number, end: number): void;
  /** Bytes carried so far. */
  carried(): number;
  /** What is left over, and is no whole record: one rejected record. */
  rejectRest(rejection: Rejection): void;
}

/** @param hint what to do about a record that is too long */
export function assembleRecords(sink: RecordSink, maxBytes: number, hint = ''): RecordAssembler {
  let parts: Buffer[] = [];
  let carried = 0;
  let recordNo = 0;

  function hand(bytes: Buffer, start: number, end: number): void {
    recordNo++;
    const text = end - start > maxBytes ? undefined : withoutMark(decodeUtf8(bytes, start, end));
    if (text === undefined) {
      const rejection = end - start > maxBytes ? lineTooLong(maxBytes, hint) : invalidUtf8;
      sink.reject(recordNo, rejection, bytes.toString('utf8', start, Math.min(end, start + rawBytesKept)));
    } else if (text.charCodeAt(0) > 0x20 || !blank.test(text)) sink.text(recordNo, text);
  }

  function carry(part: Buffer): void {
    if (part.length === 0) return;
    if (carried <= maxBytes) parts.push(part);
    carried += part.length;
  }

  function takeCarried(): Buffer {
    const bytes = Buffer.concat(parts);
    parts = [];
    carried = 0;
    return bytes;
  }

  return {
    carry,
    carried: () => carried,
    complete(bytes, start, end) {
      if (carried === 0) return hand(bytes, start, end);
      carry(bytes.subarray(start, end));
      const whole = takeCarried();
      hand(whole, 0, whole.length);
    },
    rejectRest(rejection) {
      recordNo++;
      sink.reject(recordNo, rejection, takeCarried().toString('utf8', 0, rawBytesKept));
    },
  };
}

/** Part of a buffer as text; undefined when it is not UTF-8. */
function decodeUtf8(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end);
  // Decoding puts this character in the place of bytes that are not UTF-8; it may also be in the text itself.
  if (text.includes(replacement) && !isUtf8(bytes.subarray(start, end))) return undefined;
  return text;
}

/** Files that were put one behind another keep their byte order marks. */
const withoutMark = (text: string | undefined): string | undefined =>
  text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;

const invalidUtf8: Rejection = {
  reason: 'invalid_utf8',
  path: '',
  message: 'the record is not UTF-8; save the file as UTF-8',
};

const lineTooLong = (maxBytes: number, hint: string): Rejection => ({
  reason: 'line_too_long',
  path: '',
  message: `the record is longer than ${maxBytes} bytes${hint}`,
});
