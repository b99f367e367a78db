import { readUsualInstant } from '../../contract/records/instant.ts';

/** An instant, or a reading of a clock whose zone the text does not say; both in milliseconds. */
export interface ReadTime {
  readonly milliseconds: number;
  readonly hasZone: boolean;
}

const isoPattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]{1,2}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * ISO-8601 and its usual loose forms: a space for the T, `UTC` for the Z, no time at all (midnight). `24:00` is the
 * midnight that ends the day (ISO 8601-1:2019/Amd 1:2022), as it is by a pattern.
 */
export function readIso(text: string): ReadTime | undefined {
  const usual = readUsualInstant(text);
  if (usual !== undefined) return { milliseconds: usual, hasZone: true };
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const milliseconds = Math.trunc(Number(`0.${match[7] ?? 0}`) * 1000);
  const isEnd = hour === 24 && minute === 0 && second === 0 && Number(match[7] ?? 0) === 0;
  if ((hour > 23 && !isEnd) || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 100) return undefined;
  const offset = zoneOffset(match[8]);
  if (offset === undefined) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  return { milliseconds: time - offset, hasZone: match[8] !== undefined };
}

/** In milliseconds; undefined for an offset that no clock has. */
function zoneOffset(zone: string | undefined): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (match === null) return 0;
  if (Number(match[2]) > 23 || Number(match[3] ?? 0) > 59) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** The part of a text in this form that no clock or calendar has; undefined for a text of another form. */
export function impossibleIso(text: string): string | undefined {
  const numbers = isoPattern.exec(text)?.slice(1, 7).map(Number);
  if (numbers === undefined) return undefined;
  const [, month = 0, , hour, minute, second] = numbers;
  const above = (value: number | undefined, most: number) => value !== undefined && value > most;
  if (month < 1 || month > 12) return 'month';
  if (above(hour, (minute ?? 0) + (second ?? 0) === 0 ? 24 : 23)) return 'hour';
  if (above(minute, 59)) return 'minute';
  return above(second, 59) ? 'second' : 'day';
}
