import { millisecondsPerDay } from '../../contract/records/instant.ts';
import { explainUnread, type InstantFormat, isWritable, readTime } from '../instants/instant-format.ts';
import type { ReadTime } from '../instants/iso.ts';
import { type Instant, unknownZone } from '../mapping-file/instant.ts';
import { shapeOf } from '../record/shown-name.ts';
import type { Clocks } from './clocks.ts';
import type { Row } from './row.ts';

/** An instant in milliseconds UTC; null when its cells are empty; what cannot be read is a problem of the row. */
export function rowInstant(row: Row, field: Instant | undefined, clocks: Clocks): number | null {
  if (field === undefined || !row.holds(field.when)) return null;
  const parts = row.texts(field);
  if (parts.length === 0) return null;
  const time = firstReadable(parts, field, clocks);
  if (time === undefined) {
    const why = explainUnread(parts, formatsOf(field, clocks));
    row.reject('invalid_instant', field.path, `written like "${shapeOf(parts.join(' '))}", ${why}`);
    return null;
  }
  const read = inZone(row, time, field, clocks);
  if (read === null) return null;
  const instant = read + duration(row, field) + (row.mapping.shift_days ?? 0) * millisecondsPerDay;
  if (!isWritable(instant)) {
    row.reject('invalid_instant', field.path, 'lies before the year 1 or after the year 9999');
    return null;
  }
  return Math.max(instant, rowInstant(row, field.not_before, clocks) ?? instant);
}

function firstReadable(
  parts: readonly string[],
  { format = isoOnly }: Instant,
  clocks: Clocks,
): ReadTime | undefined {
  for (const one of format) {
    const time = readTime(parts, clocks.format(one));
    if (time !== undefined) return time;
  }
  return undefined;
}

const isoOnly = ['iso'];

const formatsOf = ({ format = isoOnly }: Instant, clocks: Clocks): InstantFormat[] =>
  format.map((one) => clocks.format(one));

function inZone(row: Row, time: ReadTime, { time_zone, path }: Instant, clocks: Clocks): number | null {
  if (time.hasZone) return time.milliseconds;
  const name = typeof time_zone === 'object' ? row.text(time_zone) : time_zone;
  const zone = name == null ? undefined : clocks.zone(name);
  if (zone !== undefined) return zone.instantOf(time.milliseconds);
  const why = name == null ? 'the text has no zone and the mapping no time_zone' : noZoneBy(name);
  row.reject('no_time_zone', path, why);
  return null;
}

const noZoneBy = (name: string): string =>
  name === unknownZone
    ? 'the text has no zone, and time_zone says unknown: say in which zone it is written, like Europe/Madrid'
    : 'what time_zone says in this row is no time zone; translate it with values';

function duration(row: Row, { plus, path }: Instant): number {
  if (plus === undefined) return 0;
  let sum = plus.constant * plus.milliseconds;
  for (const column of plus.columns) {
    const text = row.cell(column);
    const added = text === null ? 0 : readDuration(text, plus.milliseconds);
    if (added === undefined) {
      row.reject('invalid_number', `${path}.plus`, `not a duration, written like "${shapeOf(text ?? '')}"`);
    }
    sum += added ?? 0;
  }
  return Math.round(sum);
}

/** `HH:mm:ss`, `HH:mm`, or a number of units; in milliseconds. */
function readDuration(text: string, unit: number): number | undefined {
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3] ?? 0)) * 1000;
  if (!/^\d{1,12}(?:[.,]\d{1,9})?$/.test(text)) return undefined;
  return Math.round(Number(text.replace(',', '.')) * unit);
}
