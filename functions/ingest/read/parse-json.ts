import type { Rejection } from '../../contract/records/rejection.ts';
import { keepDigits } from '../../sources/mapping.ts';
import { placeOfFault } from './json-place.ts';
import type { Limits } from './limits.ts';
import type { RecordSink } from './record-sink.ts';
import { splitJson } from './split-json.ts';

/** Takes records as values, in the order of the object. */
export interface ValueSink {
  value(recordNo: number, value: unknown, text: string): void;
  reject(recordNo: number, rejection: Rejection, raw: string): void;
  /** One record without any content. */
  passOver(recordNo: number): void;
}

/** Parses each record's text and hands the value on; of values without a line break between them each is one. */
export function parseJson(sink: ValueSink, { depth, recordBytes }: Limits): RecordSink {
  function hand(recordNo: number, text: string): void {
    const value: unknown = JSON.parse(text);
    if (mayBeDeeperThan(depth, text) && isDeeperThan(depth, value))
      sink.reject(recordNo, tooDeep(depth), text);
    else sink.value(recordNo, isRounded(text, value) ? JSON.parse(text, keepDigits) : value, text);
  }
  return {
    text(recordNo, text) {
      try {
        hand(recordNo, text);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        const several = separate(text, recordBytes);
        if (several.length === 0) sink.reject(recordNo, invalidJson(text), text);
        for (const one of several) hand(recordNo, one);
      }
    },
    reject: (recordNo, rejection, raw) => sink.reject(recordNo, rejection, raw),
  };
}

/** A number of sixteen digits or more as a value, without which no value needs to be asked: shorter integers are exact. */
const longNumber = /(?:^|[[:,])\s*-?\d{16}/;
const isRounded = (text: string, value: unknown): boolean => longNumber.test(text) && hasRounded(value);

/** Whether a text opens that many lists and objects; each takes two characters at least. */
const mayBeDeeperThan = (depth: number, text: string): boolean =>
  text.length > 2 * depth && text.split(/[[{]/, depth + 2).length > depth + 1;

/** Whether a number, here or within, is too large to be distinguished from its neighbours. */
function hasRounded(value: unknown): boolean {
  if (typeof value === 'number') return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) if (hasRounded((value as Record<string, unknown>)[key])) return true;
  return false;
}

function isDeeperThan(depth: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let left = depth; level.length > 0; left--) {
    if (left < 0) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** The values that stand one behind another in a line; none when that is not what it holds. */
function separate(text: string, recordBytes: number): string[] {
  if (!/^\s*\{.*\}\s*\{/s.test(text)) return [];
  const found: string[] = [];
  let isWhole = true;
  const reader = splitJson(
    {
      text: (_, one) => found.push(one),
      reject: () => {
        isWhole = false;
      },
    },
    recordBytes,
  );
  reader.push(Buffer.from(text));
  reader.end();
  return isWhole && found.every(isJson) ? found : [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const tooDeep = (depth: number): Rejection => ({
  reason: 'too_deep',
  path: '',
  message: `lists or objects lie more than ${depth} deep in one another`,
});

/** The engine's own message quotes the record, which may be personal: only the place is said. */
function invalidJson(text: string): Rejection {
  const place = placeOfFault(text);
  const isBegun = /^\s*[[{]\s*$/.test(text);
  const hint = isBegun
    ? '; a value over several lines needs a file that is named .json'
    : place >= text.length
      ? ': it ends too early'
      : /^-?(?:NaN|Infinity)\b/.test(text.slice(place, place + 10))
        ? ': JSON has no NaN and no Infinity, only null'
        : text[place] === '\0'
          ? ': the character 0 stands there, so the file is damaged or filled up'
          : '';
  return { reason: 'invalid_json', path: '', message: `not valid JSON, at character ${place + 1}${hint}` };
}
