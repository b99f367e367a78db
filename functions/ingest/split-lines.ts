import type { Rejection } from '../contract/rejection.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import type { RecordReader, RecordSink } from './record-sink.ts';

const newline = 0x0a;
const blank = /^\s*$/;
const rawBytesKept = 16 * 1024;

/**
 * Cuts NDJSON into lines, numbered as in the file; blank lines are no records. Memory is bounded by the
 * longest line allowed: of a longer one only the start is kept.
 */
export function splitLines(sink: RecordSink, maxBytes: number): RecordReader {
  let carry: Buffer[] = [];
  let carriedBytes = 0;
  let lineNo = 0;

  function emit(bytes: Buffer, start: number, end: number): void {
    lineNo++;
    if (end - start > maxBytes) {
      sink.reject(lineNo, lineTooLong(maxBytes), bytes.toString('utf8', start, start + rawBytesKept));
      return;
    }
    const text = decodeUtf8(bytes, start, end);
    if (text === undefined) {
      sink.reject(lineNo, invalidUtf8, bytes.toString('utf8', start, Math.min(end, start + rawBytesKept)));
    } else if (text.charCodeAt(0) > 0x20 || !blank.test(text)) sink.text(lineNo, text);
  }

  /** Remembers the start of a line that goes on in the next chunk, no more of it than is needed. */
  function keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    if (carriedBytes <= maxBytes) carry.push(bytes);
    carriedBytes += bytes.length;
  }

  function emitCarried(last: Buffer): void {
    keep(last);
    const line = Buffer.concat(carry);
    if (carriedBytes > maxBytes) {
      lineNo++;
      sink.reject(lineNo, lineTooLong(maxBytes), line.toString('utf8', 0, rawBytesKept));
    } else emit(line, 0, line.length);
    carry = [];
    carriedBytes = 0;
  }

  return {
    push(chunk) {
      let start = 0;
      let end = chunk.indexOf(newline);
      if (carriedBytes > 0 && end !== -1) {
        emitCarried(chunk.subarray(0, end));
        start = end + 1;
        end = chunk.indexOf(newline, start);
      }
      while (end !== -1) {
        emit(chunk, start, end);
        start = end + 1;
        end = chunk.indexOf(newline, start);
      }
      keep(chunk.subarray(start));
    },
    end(damage) {
      if (damage !== undefined) {
        const tail = Buffer.concat(carry).toString('utf8', 0, rawBytesKept);
        sink.reject(lineNo + 1, damage, tail);
      } else if (carriedBytes > 0) emitCarried(Buffer.alloc(0));
    },
  };
}

const invalidUtf8: Rejection = { reason: 'invalid_utf8', path: '', message: 'the line is not UTF-8' };

const lineTooLong = (maxBytes: number): Rejection => ({
  reason: 'line_too_long',
  path: '',
  message: `the record is longer than ${maxBytes} bytes`,
});
