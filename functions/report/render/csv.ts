import { stringify } from 'csv-stringify/sync';
import type { ReportResult } from '../run-report.ts';

/**
 * RFC 4180 with a header row. Empty cells are nulls; texts that a spreadsheet would run as a formula get a quote
 * mark before them (customers choose subjects and ids), numbers stay numbers.
 */
export function renderCsv({ columns, rows }: Pick<ReportResult, 'columns' | 'rows'>): string {
  const texts = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
  );
  return stringify([columns.map(({ name }) => name), ...texts], {
    record_delimiter: 'windows',
    cast: { boolean: (value) => String(value) },
  });
}
