import type { Mapping } from '../mapping-file/mapping.ts';
import { columnNames, columnsUsed } from './heading.ts';
import { parseRows } from './parse-rows.ts';
import { RowSplitter, type SplitOptions } from './row-splitter.ts';

/** How a CSV file parts its fields, and the lines to pass over before its heading. */
export interface Dialect extends SplitOptions {
  readonly linesToSkip: number;
}

const delimiters = [',', ';', '\t', '|'];
const longestHeading = 64 * 1024;

/**
 * Reads a file's dialect from its beginning: a first line `sep=;`, as Excel writes it, says the delimiter; else the
 * mapping does; else it is the one by which the heading has the columns that the mapping uses.
 * @returns undefined while the beginning does not hold the heading
 */
export function findDialect(text: string, mapping: Mapping, isFinal: boolean): Dialect | undefined {
  const { delimiter, quote, skip_lines } = mapping.csv;
  const lines = new RowSplitter({ delimiter: ',', quote: null });
  lines.push(text);
  const first = lines.nextLine(isFinal);
  if (first === undefined) return isFinal ? { delimiter: ',', quote, linesToSkip: 0 } : undefined;
  const said = /^"?sep=(.)"?\s*$/i.exec(first.text)?.[1];
  if (said !== undefined) return { delimiter: said, quote, linesToSkip: Math.max(1, skip_lines) };
  if (delimiter !== undefined) return { delimiter, quote, linesToSkip: skip_lines };
  lines.rewind(first);
  for (let line = 0; line < skip_lines; line++) lines.nextLine(isFinal);
  const rest = lines.takeRest();
  const headings = delimiters.map((one) => firstRow(rest, { delimiter: one, quote }, isFinal));
  // By a wrong delimiter a quote may seem open, and stay so.
  const isHalf = headings.includes(undefined) && rest.length < longestHeading;
  if (!isFinal && isHalf) return undefined;
  return { delimiter: bestDelimiter(headings, mapping), quote, linesToSkip: skip_lines };
}

/**
 * The one by which most columns of the mapping are there; where none is, the one that makes most columns, so that
 * what is missing is said of these; a comma when that leaves a doubt.
 */
function bestDelimiter(headings: readonly (readonly string[] | undefined)[], mapping: Mapping): string {
  const found = headings.map((heading) => columnsFound(heading ?? [], mapping));
  const isFound = found.some((count) => count > 0);
  const points = isFound ? found : headings.map((heading) => heading?.length ?? 0);
  const most = Math.max(...points);
  const best = delimiters.filter((_, i) => points[i] === most);
  return best.length === 1 ? best[0]! : ',';
}

/** The fields of the first row that is not blank. */
function firstRow(text: string, dialect: SplitOptions, isFinal: boolean): readonly string[] | undefined {
  const rows = new RowSplitter(dialect);
  rows.push(text);
  let row = rows.next(isFinal);
  while (row !== undefined && row.text.trim() === '') row = rows.next(isFinal);
  return row === undefined ? undefined : parseRows([row.text], dialect)[0];
}

function columnsFound(heading: readonly string[], mapping: Mapping): number {
  const { csv } = mapping;
  if (csv.header !== undefined) return heading.length === csv.header.length ? 1 : 0;
  const names = new Set(columnNames(heading));
  return columnsUsed(mapping).filter((column) => names.has(column)).length;
}
