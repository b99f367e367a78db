import type { Rejection } from '../../contract/records/rejection.ts';
import { assembleRecords } from './assemble-records.ts';
import type { RecordReader, RecordSink } from './record-sink.ts';

const code = (character: string): number => character.charCodeAt(0);
const [quote, backslash, comma, newline] = [code('"'), code('\\'), code(','), code('\n')];
const [openBracket, closeBracket, openBrace, closeBrace] = [code('['), code(']'), code('{'), code('}')];
const nothing = Buffer.alloc(0);
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
/** Of a byte order mark: files that were put one behind another keep theirs. */
const isOfMark = (byte: number): boolean => byte === 0xef || byte === 0xbb || byte === 0xbf;

/** Where the reader stands: between values, in an array's elements, in an object, or in a line that is no JSON. */
type Place = 'between' | 'array' | 'object' | 'garbage';

/**
 * Cuts JSON values that stand one behind another into records, numbered from 1, without holding more than one of
 * them: of an array each element, an object as a whole. Looks only at brackets and quotes; whether a record is JSON
 * is for the parser to say. What is none is rejected up to the end of its line, and reading goes on behind it.
 */
export function splitJson(sink: RecordSink, maxBytes: number): RecordReader {
  const records = assembleRecords(sink, maxBytes, wrappedHint);
  let place: Place = 'between';
  let isEmpty = true;
  let depth = 0;
  let isInText = false;
  let isEscaped = false;

  function refuse(rejection: Rejection): void {
    records.rejectRest(rejection);
    place = 'between';
    depth = 0;
    isInText = false;
    isEscaped = false;
  }

  /** @returns where the next value begins to be read, or the chunk's length */
  function readBetween(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && (isSpace(chunk[at]!) || isOfMark(chunk[at]!))) at++;
    if (at === chunk.length) return at;
    isEmpty = false;
    if (chunk[at] === openBracket) {
      place = 'array';
      return at + 1;
    }
    if (chunk[at] === openBrace) {
      place = 'object';
      return at;
    }
    place = 'garbage';
    return at;
  }

  function readGarbage(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(newline, from);
    records.carry(chunk.subarray(from, end === -1 ? chunk.length : end));
    if (end === -1) return chunk.length;
    refuse(notJson);
    return end + 1;
  }

  /** Reads on to the end of the array or object; returns where that is, or the chunk's length. */
  function readInside(chunk: Buffer, from: number): number {
    let start = from;
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isInText = false;
        else if (byte === newline && place === 'object') {
          // No text of JSON holds a line break: here a quote is missing, and the next line may be whole.
          records.carry(chunk.subarray(start, i));
          refuse(openText);
          return i + 1;
        }
      } else if (byte === quote) isInText = true;
      else if (byte === openBrace || byte === openBracket) depth++;
      else if (depth > 0 && (byte === closeBrace || byte === closeBracket)) {
        depth--;
        if (depth === 0 && place === 'object') {
          records.complete(chunk, start, i + 1);
          place = 'between';
          return i + 1;
        }
      } else if (depth === 0 && (byte === comma || byte === closeBracket)) {
        records.complete(chunk, start, i);
        start = i + 1;
        if (byte === closeBracket) {
          place = 'between';
          return start;
        }
      }
    }
    records.carry(chunk.subarray(start));
    return chunk.length;
  }

  return {
    push(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const read = place === 'between' ? readBetween : place === 'garbage' ? readGarbage : readInside;
        at = read(chunk, at);
      }
    },
    end(damage) {
      // The last element may be whole, with nothing but its comma missing.
      if (place === 'array' && depth === 0 && !isInText) records.complete(nothing, 0, 0);
      if (damage !== undefined) refuse(damage);
      else if (place === 'array') refuse(arrayNotClosed);
      else if (place === 'object') refuse(objectNotClosed);
      else if (isEmpty || place === 'garbage') refuse(notJson);
    },
  };
}

const notJson: Rejection = {
  reason: 'invalid_json',
  path: '',
  message: 'what stands here is no JSON array or object; a .json file holds arrays or objects',
};
const openText: Rejection = {
  reason: 'invalid_json',
  path: '',
  message: 'a text is not closed at the end of its line',
};
const wrappedHint = '; where it wraps a list of records, put the list itself into the file';
const notClosed = (what: string): Rejection => ({
  reason: 'truncated',
  path: '',
  message: `${what} is not closed; what could be read before stays`,
});
const arrayNotClosed = notClosed('the array');
const objectNotClosed = notClosed('the object');
