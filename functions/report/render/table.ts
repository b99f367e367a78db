import type { Cell } from '../../platform/ports.ts';
import { findReport } from '../catalogue.ts';
import type { ReportResult } from '../run-report.ts';
import { fold } from './fit.ts';
import { layOut, type TextColumn } from './layout.ts';
import { printable } from './printable.ts';
import { textWidth } from './text-width.ts';

/** How much of a report a terminal shows. */
export interface TableOptions {
  /** Characters a line. */
  readonly width: number;
  /** Rows shown at most. */
  readonly limit: number;
}

type Shown = Pick<ReportResult, 'columns' | 'rows'>;

/** What stands above a table: the question, the window, how far to trust it. */
export function renderHeading(result: ReportResult): string {
  const { title, question } = findReport(result.report);
  const quarantined =
    result.quarantined_share === null
      ? 'no records of the window known'
      : `${(result.quarantined_share * 100).toFixed(2)} % of ${result.records_in} records in quarantine`;
  return [
    `${title}: ${question}`,
    `${result.from} to ${result.to} (UTC days), known at ${result.known_at.slice(0, 16).replace('T', ' ')}, ${quarantined}, definitions ${result.definition_version}`,
    ...notCounted(result),
    '',
  ].join('\n');
}

/** Which tickets the numbers leave out since their source cannot show it. */
function notCounted({ not_in_data }: Pick<ReportResult, 'not_in_data'>): string[] {
  if (not_in_data.length === 0) return [];
  const bySources = Map.groupBy(not_in_data, ({ sources }) => sources.join(' and '));
  const left = [...bySources].map(
    ([sources, own]) => `${own.map(({ metric }) => metric).join(', ')} of ${sources}`,
  );
  return [`not in the data, so not counted: ${left.join('; ')}`];
}

/**
 * Rows that fit the width, by `layOut`: an interval beside its value, numbers to the right, what is the same on
 * every row said once, details left out where there is no room for them (and named).
 */
export function renderTable(result: Shown, { width, limit }: TableOptions): string {
  if (result.rows.length === 0) return '(no rows)';
  const texts = columnTexts({ columns: result.columns, rows: result.rows.slice(0, limit) });
  const { dull, said } = sameOnEveryRow(result);
  const { lines, leftOut } = layOut(
    texts.filter(({ name }) => !dull.has(name)),
    width,
  );
  const more = result.rows.length - limit;
  const after = [
    ...sayLeftOut(leftOut),
    ...(more > 0 ? [`… ${more} more rows: --limit ${result.rows.length}, or --format csv`] : []),
  ];
  const folded = (texts: readonly string[]) => texts.flatMap((text) => fold(text, width));
  return [...folded(said), ...lines, ...folded(after)].join('\n');
}

/** Columns as texts of a page or a terminal; `x`, `x_lower` and `x_upper` become one. */
export function columnTexts({ columns, rows }: Shown): TextColumn[] {
  const index = new Map(columns.map(({ name }, position) => [name, position]));
  const isEnd = (name: string) =>
    /_(lower|upper)$/.test(name) && index.has(name.replace(/_(lower|upper)$/, ''));
  return columns.flatMap(({ name, type, detail }, position) => {
    if (isEnd(name)) return [];
    const [lower, upper] = [index.get(`${name}_lower`), index.get(`${name}_upper`)];
    const cells = rows.map((row) => {
      const text = formatCell(row[position] ?? null, type);
      if (lower === undefined || upper === undefined || row[position] === null) return text;
      return `${text} [${formatCell(row[lower] ?? null, type)}, ${formatCell(row[upper] ?? null, type)}]`;
    });
    const isNumeric = type === 'bigint' || type === 'double';
    return [{ name, cells, isRight: isNumeric, isDetail: detail === true }];
  });
}

/** Columns that say the same on every row, and a line that says it once; none where there is nothing to say. */
export function sameOnEveryRow(result: Shown): {
  readonly dull: ReadonlySet<string>;
  readonly said: string[];
} {
  const dull = new Set(dullColumns(result));
  return { dull, said: sayOnce(result, dull) };
}

function dullColumns({ columns, rows }: Shown): string[] {
  const isDull = (position: number) => {
    const [first] = rows;
    const isSame = rows.every((row) => row[position] === first?.[position]);
    return isSame && (rows.length > 1 || first?.[position] === null);
  };
  return columns.filter((_, position) => isDull(position)).map(({ name }) => name);
}

function sayOnce({ columns, rows }: Shown, dull: ReadonlySet<string>): string[] {
  const said = columns.flatMap(({ name, type }, position) => {
    const cell = rows[0]?.[position] ?? null;
    return dull.has(name) && cell !== null && cell !== '*' ? [`${name} = ${formatCell(cell, type)}`] : [];
  });
  return said.length === 0 ? [] : [`all rows: ${said.join(', ')}`];
}

function sayLeftOut(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    `no room for ${names.length > 5 ? `${names.length} details` : names.join(', ')}: --columns, --width or --format csv`,
  ];
}

function formatCell(cell: Cell, type: string): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return type === 'bigint' ? String(cell) : formatDouble(cell);
  if (type === 'timestamp') return String(cell).slice(0, 16).replace('T', ' ');
  const text = printable(String(cell));
  return textWidth(text) === 0 ? '' : text;
}

function formatDouble(value: number): string {
  if (value === 0) return '0';
  if (Number.isInteger(value) && Math.abs(value) >= 10) return String(value);
  return value.toFixed(Math.abs(value) < 10 ? 3 : Math.abs(value) < 1000 ? 2 : 0);
}
