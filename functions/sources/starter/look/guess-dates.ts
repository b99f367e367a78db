import { type InstantFormat, instantFormat, readTime } from '../../instants/instant-format.ts';
import { type DatePattern, patternsOf } from './date-patterns.ts';

/** One way to read the texts of a column as instants. */
export interface DateReading {
  readonly order: DatePattern['order'] | 'iso' | 'epoch' | 'excel';
  readonly formats: readonly string[];
  /** Texts that only this way reads. */
  readonly decisive: number;
}

/** What the texts of a column show of how their dates are written. */
export interface DateGuess {
  /** The ways that the texts decide for. */
  readonly sure: readonly DateReading[];
  /** Ways between which nothing decides; empty where all is decided. */
  readonly doubtful: readonly DateReading[];
  /** True where some texts are day first and some month first. */
  readonly isMixed: boolean;
  readonly hasZone: boolean;
  readonly hasTime: boolean;
  /** Different texts looked at, and those that none of the ways reads. */
  readonly texts: number;
  readonly unread: number;
}

const leastShare = 0.9;
const mostTexts = 2000;

/** @returns undefined when the texts are no dates */
export function guessDates(given: readonly string[]): DateGuess | undefined {
  const texts = given.slice(0, mostTexts);
  const ways = waysToRead(texts)
    .map((one) => ({
      ...one,
      reads: texts.map((text) => one.formats.some(({ format }) => readTime([text], format))),
    }))
    .filter(({ reads }) => reads.some(Boolean));
  const isRead = texts.map((_, i) => ways.some(({ reads }) => reads[i]));
  const unread = isRead.filter((one) => !one).length;
  if (ways.length === 0 || unread > texts.length * (1 - leastShare)) return undefined;
  return {
    ...decide(ways, texts.length),
    hasZone: texts.every((text, i) => !isRead[i] || hasZone(text, ways)),
    hasTime: texts.some((text) => /\d:\d|T\d|^\d{9,}/.test(text)),
    texts: texts.length,
    unread,
  };
}

const partsInDoubt: readonly string[] = ['day_first', 'month_first', 'year_first'];

function decide(
  ways: readonly (Way & Reads)[],
  texts: number,
): Pick<DateGuess, 'sure' | 'doubtful' | 'isMixed'> {
  const readings = ways.map((one) => ({ ...toReading(one, ways), reads: one.reads }));
  const decided = readings.filter(({ decisive }) => decisive > 0);
  const rivals = decided.filter(({ order }) => partsInDoubt.includes(order));
  if (rivals.length > 1)
    return { sure: decided.filter((one) => !rivals.includes(one)), doubtful: rivals, isMixed: true };
  const open = Array.from({ length: texts }, (_, i) => i).filter(
    (i) => readings.some(({ reads }) => reads[i]) && !decided.some(({ reads }) => reads[i]),
  );
  const doubtful = readings.filter((one) => !decided.includes(one) && open.some((i) => one.reads[i]));
  return { sure: decided, doubtful, isMixed: false };
}

interface Reads {
  readonly reads: readonly boolean[];
}

const toReading = (one: Way & Reads, ways: readonly (Way & Reads)[]): DateReading => ({
  order: one.order,
  formats: one.formats.map(({ text }) => text),
  decisive: one.reads.filter((read, i) => read && !ways.some((other) => other !== one && other.reads[i]))
    .length,
});

interface Way {
  readonly order: DateReading['order'];
  readonly formats: readonly { readonly text: string; readonly format: InstantFormat }[];
}

function waysToRead(texts: readonly string[]): Way[] {
  const isPadded = !texts.some((text) => /(?:^|\D)\d(?:\D|$)/.test(text));
  const iso = way('iso', ['iso']);
  const others = texts.filter((text) => !iso.formats.some(({ format }) => readTime([text], format)));
  const patterns = others.flatMap((text) => patternsOf(text, isPadded));
  const groups = Map.groupBy(patterns, ({ order }) => order);
  const found = [...groups].map(([order, members]) =>
    way(order, new Set(members.map(({ format }) => format))),
  );
  return [iso, ...epochs(texts), ...found];
}

function way(order: DateReading['order'], formats: Iterable<string>): Way {
  const read = [...formats].map((text) => ({ text, format: instantFormat(text) }));
  return {
    order,
    formats: read.flatMap(({ text, format }) => (typeof format === 'string' ? [] : [{ text, format }])),
  };
}

/** Seconds or milliseconds between 2001 and 2033; days of a spreadsheet between 1982 and 2036 with their times. */
function epochs(texts: readonly string[]): Way[] {
  if (texts.every((text) => /^[34]\d{4}(?:\.\d+)?$/.test(text)) && texts.some((text) => text.includes('.')))
    return [way('excel', ['excel_serial'])];
  if (texts.every((text) => /^1\d{9}(?:\.\d+)?$/.test(text))) return [way('epoch', ['epoch_seconds'])];
  return texts.every((text) => /^1\d{12}$/.test(text)) ? [way('epoch', ['epoch_milliseconds'])] : [];
}

const hasZone = (text: string, ways: readonly Way[]): boolean =>
  ways.some(({ formats }) => formats.some(({ format }) => readTime([text], format)?.hasZone === true));
