import { addDays, isDay } from '../contract/records/instant.ts';
import type { ReportResult } from '../report/run-report.ts';

/** Parameters of a page's link. */
export type Query = Readonly<Record<string, string>>;

/** A row of an answer, and what it was asked with. */
export interface ShownRow {
  readonly result: ReportResult;
  readonly cellOf: (name: string) => string | undefined;
  readonly query: Query;
}

/** A row by its place; `*` and empty cells say nothing. */
export function shownRow(result: ReportResult, row: number, query: Query): ShownRow {
  const cellOf = (name: string): string | undefined => {
    const at = result.columns.findIndex((column) => column.name === name);
    const cell = at < 0 ? undefined : result.rows[row]?.[at];
    return cell === null || cell === undefined || cell === '*' ? undefined : String(cell);
  };
  return { result, cellOf, query };
}

interface Window {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** The days that a row counts; of what compares two windows, both. */
export function windowsOf({ result, cellOf }: ShownRow): Window[] {
  const { before_from, before_to } = result.parameters;
  const whole = { label: 'tickets', from: result.from, to: result.to };
  if (typeof before_from === 'string' && typeof before_to === 'string')
    return [
      { label: 'before', from: before_from, to: before_to },
      { ...whole, label: 'after' },
    ];
  const day = cellOf('dt') ?? cellOf('day');
  if (day !== undefined && isDay(day)) return [{ ...whole, from: day, to: day }];
  const week = cellOf('week');
  const first = cellOf('first_day') ?? cellOf('change_effective_on') ?? week;
  const last =
    cellOf('last_day') ?? cellOf('looked_on') ?? (week === undefined ? undefined : addDays(week, 6));
  if (first === undefined || last === undefined) return [whole];
  const isWithin = cellOf('change_effective_on') === undefined;
  return [
    isWithin
      ? { ...whole, from: later(first, result.from), to: earlier(last, result.to) }
      : { ...whole, from: first, to: last },
  ];
}

export const later = (a: string, b: string): string => (a > b ? a : b);
export const earlier = (a: string, b: string): string => (a < b ? a : b);

/** What the whole answer was narrowed to; a field left empty is not given. */
export const filterOf = (query: Query, name: string): string | undefined =>
  query[name] === '' ? undefined : query[name];

/** The brand of a row, or of the whole answer. */
export const brandOf = ({ cellOf, query }: Pick<ShownRow, 'cellOf' | 'query'>): string | undefined =>
  cellOf('brand') ?? filterOf(query, 'brand');
