import stringWidth from 'string-width';
import type { Cell } from '../../platform/ports.ts';
import type { ReportColumn } from '../catalogue.ts';
import type { ReportResult } from '../run-report.ts';

/** How much of a report a terminal shows. */
export interface TableOptions {
  /** Characters a line. */
  readonly width: number;
  /** Rows shown at most. */
  readonly limit: number;
}

const gap = 2;
const narrowest = 4;

/** A table that fits the width: numbers to the right, long texts cut with …, columns that are empty or all alike left out. */
export function renderTable(
  result: Pick<ReportResult, 'columns' | 'rows'>,
  { width, limit }: TableOptions,
): string {
  const { columns, rows, same } = dropDull(result);
  const shown = rows.slice(0, limit).map((row) => row.map((cell, index) => format(cell, columns[index])));
  const widths = narrow(
    columns.map(({ name }, index) =>
      Math.max(stringWidth(name), ...shown.map((row) => stringWidth(row[index] ?? ''))),
    ),
    width,
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => place(text, widths[index] ?? 0, isNumeric(columns[index]?.type)))
      .join(' '.repeat(gap))
      .trimEnd();
  const body = rows.length === 0 ? ['(no rows)'] : [columns.map(({ name }) => name), ...shown].map(line);
  const more = rows.length - shown.length;
  return [
    ...(same === '' ? [] : [same]),
    ...body,
    ...(more > 0 ? [`… ${more} more rows: --limit ${rows.length}, or --format csv`] : []),
  ].join('\n');
}

const isNumeric = (type: string | undefined): boolean => type === 'bigint' || type === 'double';

/** Leaves out columns that say the same on every row, and says once what they say. */
function dropDull(result: Pick<ReportResult, 'columns' | 'rows'>) {
  const distinct = result.columns.map((_, index) => new Set(result.rows.map((row) => row[index])));
  const isDull = (index: number) => {
    const [only] = distinct[index] ?? [];
    return distinct[index]?.size === 1 && (result.rows.length > 1 || only === null);
  };
  const kept = result.columns.map((_, index) => index).filter((index) => !isDull(index));
  const told = result.columns.flatMap((column, index) => {
    const [only] = distinct[index] ?? [];
    return isDull(index) && only !== null && only !== '*'
      ? [`${column.name} = ${format(only ?? null, column)}`]
      : [];
  });
  return {
    columns: kept.map((index) => result.columns[index]!),
    rows: result.rows.map((row) => kept.map((index) => row[index] ?? null)),
    same: told.length === 0 ? '' : `all rows: ${told.join(', ')}`,
  };
}

/** The text in exactly so many columns of the terminal, cut with … when it is too long. */
function place(text: string, width: number, isRight: boolean): string {
  const fitting = stringWidth(text) <= width ? text : `${cut(text, width - 1)}…`;
  const filling = ' '.repeat(width - stringWidth(fitting));
  return isRight ? filling + fitting : fitting + filling;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many whole characters from the start as go into `width` columns. */
function cut(text: string, width: number): string {
  let taken = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}

/** Widths that fit: the widest columns give way first, down to 4 characters. */
function narrow(wanted: readonly number[], width: number): number[] {
  const widths = [...wanted];
  let excess = widths.reduce((sum, own) => sum + own + gap, -gap) - width;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= narrowest) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function format(cell: Cell, column: ReportColumn | undefined): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return column?.type === 'bigint' ? String(cell) : formatDouble(cell);
  if (column?.type === 'timestamp') return String(cell).slice(0, 16).replace('T', ' ');
  return String(cell).replace(/\p{Cc}/gu, ' ');
}

function formatDouble(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) < 10 ? 3 : Math.abs(value) < 1000 ? 2 : 0);
}
