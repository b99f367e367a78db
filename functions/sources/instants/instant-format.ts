import { DateTime, type TokenParser } from 'luxon';
import { impossibleIso, type ReadTime, readIso } from './iso.ts';
import { isSharedName, timeZone } from './time-zone.ts';

/** How an instant is written. `pattern` follows luxon's tokens (dd/MM/yyyy HH:mm:ss). */
export type InstantFormat =
  | { readonly kind: 'iso' }
  | { readonly kind: 'excel_serial' }
  | { readonly kind: 'epoch'; readonly milliseconds: number }
  | PatternFormat;

interface PatternFormat {
  readonly kind: 'pattern';
  readonly parser: TokenParser;
  readonly hasZone: boolean;
  /** True where AM or PM says which half of the day the hour is of. */
  readonly hasHalves: boolean;
  /** What was read lately: the instants of a row are often one text. */
  readonly lately: Map<string, ReadTime | undefined>;
}

const locale = 'en-US';
export const namedFormats = ['iso', 'epoch_seconds', 'epoch_milliseconds', 'excel_serial'] as const;

/** @returns a text saying what is wrong instead, when the format cannot be one */
export function instantFormat(text: string): InstantFormat | string {
  if (text === 'iso' || text === 'excel_serial') return { kind: text };
  if (text === 'epoch_seconds') return { kind: 'epoch', milliseconds: 1000 };
  if (text === 'epoch_milliseconds') return { kind: 'epoch', milliseconds: 1 };
  const problem = checkPattern(text);
  if (problem !== undefined) return problem;
  const letters = lettersOf(text);
  return {
    kind: 'pattern',
    parser: DateTime.buildFormatParser(text, { locale }),
    hasZone: /[Zz]/.test(letters),
    hasHalves: letters.includes('h') && letters.includes('a'),
    lately: new Map(),
  };
}

const lettersOf = (pattern: string): string => pattern.replace(/'[^']*'/g, '');

function checkPattern(pattern: string): string | undefined {
  const letters = lettersOf(pattern);
  if (letters.includes('%')) return `"${pattern}" uses % codes; write for instance dd/MM/yyyy HH:mm:ss`;
  if (/YY|D/.test(letters)) {
    return `"${pattern}" has capital Y or D; did you mean "${pattern.replace(/Y/g, 'y').replace(/D/g, 'd')}"?`;
  }
  if (/H/.test(letters) && /a/.test(letters)) {
    return `"${pattern}" has both H (hours to 23) and a (AM, PM); with AM and PM the hour is h`;
  }
  const hasDay = /y/.test(letters) && (/o/.test(letters) || (/[ML]/.test(letters) && /d/.test(letters)));
  if (hasDay) return undefined;
  return `"${pattern}" must hold year (yyyy), month (MM) and day (dd), or be one of ${namedFormats.join(', ')}`;
}

/** @returns undefined when the text is not written so */
export function readTime(parts: readonly string[], format: InstantFormat): ReadTime | undefined {
  if (format.kind === 'epoch') return readEpoch(parts, format.milliseconds);
  if (format.kind === 'excel_serial') return readExcelSerial(parts);
  const text = joined(parts, ' ');
  if (format.kind === 'pattern') return readPattern(usual(text), format);
  return readIso(text) ?? (unusual.test(text) ? readIso(inUsualWriting(text)) : undefined);
}

/** Most instants stand in one cell. */
const joined = (parts: readonly string[], between: string): string =>
  parts.length === 1 ? (parts[0] ?? '') : parts.join(between);

const mostKept = 1000;

function readPattern(text: string, format: PatternFormat): ReadTime | undefined {
  const { lately } = format;
  if (lately.has(text)) return lately.get(text);
  const time = inPattern(text, format);
  if (lately.size >= mostKept) lately.clear();
  lately.set(text, time);
  return time;
}

function inPattern(text: string, { parser, hasZone, hasHalves }: PatternFormat): ReadTime | undefined {
  const read = DateTime.fromFormatParser(text, parser, { locale, zone: 'utc', setZone: hasZone });
  if (!read.isValid || isOfSharedZone(read)) return undefined;
  if (hasHalves && read.hour >= 12 && isPastTwelve(text)) return undefined;
  return inRange({ milliseconds: hasZone ? earlierOf(read) : read.toMillis(), hasZone });
}

const isOfSharedZone = (read: DateTime): boolean =>
  read.zone?.type === 'iana' && isSharedName(read.zone.name);

/** A text may name a zone whose clock shows it twice. */
function earlierOf(read: DateTime): number {
  const zone = read.zone.type === 'iana' ? timeZone(read.zone.name) : undefined;
  return zone?.instantOf(read.toMillis() + read.offset * 60_000) ?? read.toMillis();
}

/** Clocks with AM and PM know no 15. */
function isPastTwelve(text: string): boolean {
  const hour = /(\d{1,2})(?=(?:[:.]\d{2,3}){0,3}\s*[ap]m)/i.exec(text)?.[1];
  return Number(hour ?? 0) > 12 || /am\b/i.test(text);
}

/** Blanks that programs put before AM and PM, and the dots of people. */
const usual = (text: string): string => (unusual.test(text) ? inUsualWriting(text) : text);

const unusual = /[\u00a0\u2009\u202f]|[ap]\./i;

const inUsualWriting = (text: string): string =>
  text.replace(/[\u00a0\u2009\u202f]/g, ' ').replace(/([ap])\.\s?m\.?/i, '$1m');

/**
 * Why a text is no instant by any of the formats: it is written in another way, or as one of them says, and there is
 * no such day or time.
 * @returns the rest of a sentence about the text
 */
export function explainUnread(parts: readonly string[], formats: readonly InstantFormat[]): string {
  const text = usual(parts.join(' '));
  const unit = formats.map((format) => impossibleUnit(text, format)).find((found) => found !== undefined);
  if (unit === undefined) return `which the ${formats.length > 1 ? 'formats do' : 'format does'} not read`;
  const hint = unit === 'month' ? ' (is the day written before the month?)' : '';
  return `as the format says, but there is no such ${unit}${hint}`;
}

const units = ['year', 'month', 'day', 'hour', 'minute', 'second'];

/** What of a text written by the format does not exist: a 29 February of 2023, a 13th month. */
function impossibleUnit(text: string, format: InstantFormat): string | undefined {
  if (format.kind === 'iso') return impossibleIso(text);
  if (format.kind !== 'pattern') return undefined;
  const read = DateTime.fromFormatParser(text, format.parser, { locale, zone: 'utc', setZone: true });
  if (read.isValid) return isOfSharedZone(read) ? 'time zone: write it as an IANA name or an offset' : 'hour';
  const unit = / as an? (\w+),/.exec(read.invalidExplanation ?? '')?.[1];
  return read.invalidReason !== 'unit out of range' || unit === undefined || units.includes(unit)
    ? unit
    : 'day';
}

function readEpoch(parts: readonly string[], unit: number): ReadTime | undefined {
  const text = joined(parts, '');
  if (!/^-?\d{1,16}(?:\.\d{1,9})?$/.test(text)) return undefined;
  return inRange({ milliseconds: Math.round(Number(text) * unit), hasZone: true });
}

/** Days since 1899-12-30, the time as their fraction; day and time may stand in two columns. Exact to the second. */
function readExcelSerial(parts: readonly string[]): ReadTime | undefined {
  let days = 0;
  for (const part of parts) {
    const date = readIso(part);
    const value = date === undefined ? Number(part) : date.milliseconds / 86_400_000 + 25_569;
    if (!Number.isFinite(value) || value < 0) return undefined;
    days += value;
  }
  return inRange({ milliseconds: Math.round((days - 25_569) * 86_400) * 1000, hasZone: false });
}

/** What ISO-8601 writes with four digits of year. */
export const isWritable = (milliseconds: number): boolean =>
  milliseconds >= -62_135_596_800_000 && milliseconds < 253_402_200_000_000;

const inRange = (time: ReadTime): ReadTime | undefined => (isWritable(time.milliseconds) ? time : undefined);
