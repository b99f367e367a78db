import { millisecondsPerDay } from '../../contract/records/instant.ts';
import { explainUnread, type InstantFormat, isWritable, readTime } from '../instants/instant-format.ts';
import type { ReadTime } from '../instants/iso.ts';
import { type Instant, unknownZone } from '../mapping-file/instant.ts';
import { shapeOf } from '../record/shown-name.ts';
import { conditionRule } from './condition-rule.ts';
import type { Row } from './row.ts';
import { nothing, type Rule, type RuleContext, where } from './rule.ts';
import { partsRule, textRule } from './text-rule.ts';

/** An instant in milliseconds UTC; null when its cells are empty; what cannot be read is a problem of the row. */
export function instantRule(instant: Instant | undefined, context: RuleContext): Rule<number> {
  if (instant === undefined) return nothing;
  const read = readRule(instant, context);
  const notBefore = instantRule(instant.not_before, context);
  const addedTo = durationRule(instant, context);
  const shift = (context.mapping.shift_days ?? 0) * millisecondsPerDay;
  return where(conditionRule(instant.when, context), (row) => {
    const time = read(row);
    if (time === null) return null;
    const at = time + addedTo(row) + shift;
    if (isWritable(at)) return Math.max(at, notBefore(row) ?? at);
    row.reject('invalid_instant', instant.path, 'lies before the year 1 or after the year 9999');
    return null;
  });
}

/** What the cells say, before anything is added. */
function readRule(instant: Instant, context: RuleContext): Rule<number> {
  const partsOf = partsRule(instant, context);
  const formats = (instant.format ?? ['iso']).map((one) => context.clocks.format(one));
  const inZone = zoneRule(instant, context);
  return (row) => {
    const parts = partsOf(row);
    if (parts.length === 0) return null;
    const time = firstReadable(parts, formats);
    if (time !== undefined) return time.hasZone ? time.milliseconds : inZone(row, time.milliseconds);
    const why = explainUnread(parts, formats);
    row.reject('invalid_instant', instant.path, `written like "${shapeOf(parts.join(' '))}", ${why}`);
    return null;
  };
}

function firstReadable(parts: readonly string[], formats: readonly InstantFormat[]): ReadTime | undefined {
  for (const format of formats) {
    const time = readTime(parts, format);
    if (time !== undefined) return time;
  }
  return undefined;
}

/** What turns the reading of a clock into an instant. */
function zoneRule(
  { time_zone, path }: Instant,
  context: RuleContext,
): (row: Row, wallTime: number) => number | null {
  const nameOf = typeof time_zone === 'object' ? textRule(time_zone, context) : () => time_zone;
  return (row, wallTime) => {
    const name = nameOf(row);
    const zone = name == null ? undefined : context.clocks.zone(name);
    if (zone !== undefined) return zone.instantOf(wallTime);
    const why = name == null ? 'the text has no zone and the mapping no time_zone' : noZoneBy(name);
    row.reject('no_time_zone', path, why);
    return null;
  };
}

const noZoneBy = (name: string): string =>
  name === unknownZone
    ? 'the text has no zone, and time_zone says unknown: say in which zone it is written, like Europe/Madrid'
    : 'what time_zone says in this row is no time zone; translate it with values';

/** What is added, in milliseconds. */
function durationRule({ plus, path }: Instant, { columns }: RuleContext): (row: Row) => number {
  if (plus === undefined) return () => 0;
  const { constant, milliseconds: unit } = plus;
  const cells = plus.columns.map(({ name }) => columns.named(name));
  return (row) => {
    let sum = constant * unit;
    for (const column of cells) {
      const text = row.cells.text(column);
      const added = text === null ? 0 : readDuration(text, unit);
      if (added === undefined)
        row.reject('invalid_number', `${path}.plus`, `not a duration, written like "${shapeOf(text ?? '')}"`);
      sum += added ?? 0;
    }
    return Math.round(sum);
  };
}

/** `HH:mm:ss`, `HH:mm`, or a number of units; in milliseconds. */
function readDuration(text: string, unit: number): number | undefined {
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return ((Number(clock[1]) * 60 + Number(clock[2])) * 60 + Number(clock[3] ?? 0)) * 1000;
  if (!/^\d{1,12}(?:[.,]\d{1,9})?$/.test(text)) return undefined;
  return Math.round(Number(text.replace(',', '.')) * unit);
}
