import type { Rejection } from '../../contract/rejection.ts';
import { assembleRecords } from './assemble-records.ts';
import type { RecordReader, RecordSink } from './record-sink.ts';

const code = (character: string): number => character.charCodeAt(0);
const [quote, backslash, comma] = [code('"'), code('\\'), code(',')];
const [openBracket, closeBracket, openBrace, closeBrace] = [code('['), code(']'), code('{'), code('}')];
const nothing = Buffer.alloc(0);
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Where the reader stands: before the array, in it, behind it, or in something that is no array. */
type Place = 'before' | 'inside' | 'behind' | 'refused';

/**
 * Cuts a JSON array into its elements, numbered from 1, without holding more than one of them. Looks only at
 * brackets and quotes; whether an element is JSON is for the parser to say.
 */
export function splitArray(sink: RecordSink, maxBytes: number): RecordReader {
  const records = assembleRecords(sink, maxBytes);
  let place: Place = 'before';
  let depth = 0;
  let isInText = false;
  let isEscaped = false;

  function refuse(rejection: Rejection): void {
    records.rejectRest(rejection);
    place = 'refused';
  }

  /** Reads elements from `from` on; returns where the array ends, or the chunk's length. */
  function readInside(chunk: Buffer, from: number): number {
    let start = from;
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isInText = false;
      } else if (byte === quote) isInText = true;
      else if (byte === openBrace || byte === openBracket) depth++;
      else if (depth > 0 && (byte === closeBrace || byte === closeBracket)) depth--;
      else if (depth === 0 && (byte === comma || byte === closeBracket)) {
        records.complete(chunk, start, i);
        start = i + 1;
        if (byte === closeBracket) {
          place = 'behind';
          return start;
        }
      }
    }
    records.carry(chunk.subarray(start));
    return chunk.length;
  }

  function refuseIfNotBlank(chunk: Buffer, from: number, rejection: Rejection): void {
    const at = chunk.subarray(from).findIndex((byte) => !isSpace(byte));
    if (at === -1) return;
    records.carry(chunk.subarray(from + at));
    refuse(rejection);
  }

  return {
    push(chunk) {
      let at = 0;
      if (place === 'before') {
        while (at < chunk.length && isSpace(chunk[at]!)) at++;
        if (chunk[at] === openBracket) {
          place = 'inside';
          at++;
        } else refuseIfNotBlank(chunk, at, notAnArray);
      }
      if (place === 'inside') at = readInside(chunk, at);
      if (place === 'behind') refuseIfNotBlank(chunk, at, textBehind);
    },
    end(damage) {
      // The last element may be whole, with nothing but its comma missing.
      if (place === 'inside' && depth === 0 && !isInText) records.complete(nothing, 0, 0);
      if (damage !== undefined) refuse(damage);
      else if (place === 'before') refuse(notAnArray);
      else if (place === 'inside') refuse(notClosed);
    },
  };
}

const notAnArray: Rejection = {
  reason: 'invalid_json',
  path: '',
  message: 'the file is not a JSON array; a file with one record a line is named .ndjson or .jsonl',
};
const textBehind: Rejection = { reason: 'invalid_json', path: '', message: 'there is text behind the array' };
const notClosed: Rejection = {
  reason: 'truncated',
  path: '',
  message: 'the array is not closed; what could be read before stays',
};
