import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../platform/ports.ts';
import type { ReportResult } from '../run-report.ts';

type Answer = Pick<ReportResult, 'columns' | 'rows'>;

const options = {
  record_delimiter: 'windows',
  cast: { boolean: (value: boolean) => String(value) },
} as const;
/** Rows of one piece. */
const rowsAtOnce = 5000;

/**
 * RFC 4180 with a header row. Empty cells are nulls; texts that a spreadsheet would run as a formula get a quote
 * mark before them (customers choose subjects and ids), numbers stay numbers.
 */
export const renderCsv = (answer: Answer): string => [...csvPieces(answer)].join('');

/** The same, piece by piece: of a long answer the whole is a lot of text. */
export function* csvPieces({ columns, rows }: Answer): Generator<string> {
  yield stringify([columns.map(({ name }) => name)], options);
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    yield stringify(rows.slice(at, at + rowsAtOnce).map(disarmed), options);
}

const disarmed = (row: readonly Cell[]): Cell[] =>
  row.map((cell) => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
