import type { Rejection } from '../../contract/records/rejection.ts';
import { assembleRecords, type RecordAssembler } from './assemble-records.ts';
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
export const splitJson = (sink: RecordSink, maxBytes: number): RecordReader =>
  new JsonSplitter(assembleRecords(sink, maxBytes, wrappedHint));

/** Its steps read on from a place in a chunk, and return where the next one begins, or the chunk's length. */
class JsonSplitter implements RecordReader {
  readonly #records: RecordAssembler;
  #place: Place = 'between';
  #isEmpty = true;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;

  constructor(records: RecordAssembler) {
    this.#records = records;
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#place === 'between') at = this.#readBetween(chunk, at);
      else if (this.#place === 'garbage') at = this.#readGarbage(chunk, at);
      else at = this.#readInside(chunk, at);
    }
  }

  end(damage?: Rejection): void {
    // The last element may be whole, with nothing but its comma missing.
    if (this.#place === 'array' && this.#depth === 0 && !this.#isInText)
      this.#records.complete(nothing, 0, 0);
    if (damage !== undefined) this.#refuse(damage);
    else if (this.#place === 'array') this.#refuse(arrayNotClosed);
    else if (this.#place === 'object') this.#refuse(objectNotClosed);
    else if (this.#isEmpty || this.#place === 'garbage') this.#refuse(notJson);
  }

  #readBetween(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && (isSpace(chunk[at]!) || isOfMark(chunk[at]!))) at++;
    if (at === chunk.length) return at;
    this.#isEmpty = false;
    this.#place = placeAt(chunk[at]!);
    return this.#place === 'array' ? at + 1 : at;
  }

  #readGarbage(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(newline, from);
    this.#records.carry(chunk.subarray(from, end === -1 ? chunk.length : end));
    if (end === -1) return chunk.length;
    this.#refuse(notJson);
    return end + 1;
  }

  /** Reads on to the end of the object or of the array's element. */
  #readInside(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; ) {
      if (this.#isInText) {
        at = this.#readText(chunk, at);
        if (this.#isInText && at < chunk.length) return this.#breakOff(chunk, from, at);
        continue;
      }
      const byte = chunk[at]!;
      at++;
      if (byte === quote) this.#isInText = true;
      else if (byte === openBrace || byte === openBracket) this.#depth++;
      else if (this.#isEnd(byte)) return this.#complete(chunk, from, at);
    }
    this.#records.carry(chunk.subarray(from));
    return chunk.length;
  }

  /** Reads on behind a text's closing quote, or to a line break where none may stand. */
  #readText(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) {
        this.#isInText = false;
        return at + 1;
      } else if (byte === newline && this.#place === 'object') return at;
    }
    return chunk.length;
  }

  /** No text of JSON holds a line break: here a quote is missing, and the next line may be whole. */
  #breakOff(chunk: Buffer, from: number, at: number): number {
    this.#records.carry(chunk.subarray(from, at));
    this.#refuse(openText);
    return at + 1;
  }

  /** Whether a byte outside of texts ends the object or the array's element; closes what it closes. */
  #isEnd(byte: number): boolean {
    if (this.#depth === 0) return byte === comma || byte === closeBracket;
    if (byte !== closeBrace && byte !== closeBracket) return false;
    this.#depth--;
    return this.#depth === 0 && this.#place === 'object';
  }

  /** An object ends with its brace, an element before its comma or the array's bracket. */
  #complete(chunk: Buffer, from: number, behind: number): number {
    const isObject = this.#place === 'object';
    this.#records.complete(chunk, from, isObject ? behind : behind - 1);
    if (isObject || chunk[behind - 1] === closeBracket) this.#place = 'between';
    return behind;
  }

  #refuse(rejection: Rejection): void {
    this.#records.rejectRest(rejection);
    this.#place = 'between';
    this.#depth = 0;
    this.#isInText = false;
    this.#isEscaped = false;
  }
}

const placeAt = (byte: number): Place =>
  byte === openBracket ? 'array' : byte === openBrace ? 'object' : 'garbage';

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
