import { parse } from 'csv-parse/sync';
import type { SplitOptions } from './row-splitter.ts';

/** The options of csv-parse, so that it reads fields as a mapping says and never gives up on a file for one row. */
export function csvOptions(csv: SplitOptions) {
  return {
    delimiter: csv.delimiter,
    quote: csv.quote,
    escape: csv.quote,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    trim: true,
  };
}

/** The fields of rows that were cut from a file; undefined for one that is no CSV. */
export function parseRows(rows: readonly string[], csv: SplitOptions): (string[] | undefined)[] {
  const together = tryParse(rows.join('\n'), csv);
  if (together?.length === rows.length) return together;
  return rows.map((row) => {
    const alone = tryParse(row, csv);
    return alone?.length === 1 ? alone[0] : undefined;
  });
}

function tryParse(text: string, csv: SplitOptions): string[][] | undefined {
  try {
    return parse(text, csvOptions(csv)) as string[][];
  } catch {
    return undefined;
  }
}
