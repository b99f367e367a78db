import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../platform/ports.ts';
import type { ReportResult } from '../run-report.ts';

type Answer = Pick<ReportResult, 'columns' | 'rows'>;

export interface CsvOptions {
  /** Whether texts that a spreadsheet would run as a formula get a quote mark before them. On, unless said. */
  readonly isGuarded?: boolean;
}

const dialect = {
  record_delimiter: 'windows',
  quoted_match: /[\r\n]/,
  cast: { boolean: (value: boolean) => String(value) },
} as const;
/** Rows of one piece. */
const rowsAtOnce = 5000;

/**
 * How a text begins that spreadsheets run (OWASP, CSV Injection): customers choose subjects and ids. The full-width
 * forms are what some of them make of the same signs.
 */
export const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * RFC 4180 with a header row. Empty cells are nulls; texts that a spreadsheet would run as a formula are guarded,
 * numbers stay numbers.
 */
export const renderCsv = (answer: Answer, options: CsvOptions = {}): string =>
  [...csvPieces(answer, options)].join('');

/** The same, piece by piece: of a long answer the whole is a lot of text. */
export function* csvPieces(
  { columns, rows }: Answer,
  { isGuarded = true }: CsvOptions = {},
): Generator<string> {
  yield stringify([columns.map(({ name }) => name)], dialect);
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const piece = rows.slice(at, at + rowsAtOnce);
    yield stringify(isGuarded ? piece.map(guarded) : piece, dialect);
  }
}

const guarded = (row: readonly Cell[]): Cell[] =>
  row.map((cell) => (typeof cell === 'string' && formulaStart.test(cell) ? `'${cell}` : cell));
