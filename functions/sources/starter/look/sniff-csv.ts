import { columnNames } from '../../csv/heading.ts';
import { parseRows } from '../../csv/parse-rows.ts';
import { RowSplitter } from '../../csv/row-splitter.ts';
import { guessDates } from './guess-dates.ts';

/** How a CSV seems to be written. */
export interface CsvLooks {
  readonly delimiter: string;
  readonly encoding: string;
  /** True where no byte order mark says the encoding, and the bytes are no UTF-8. */
  readonly isEncodingDoubtful: boolean;
  /** Lines before the heading: a title, an empty line. */
  readonly linesBefore: number;
  readonly heading: readonly string[];
  /** True where the first row looks like data. */
  readonly lacksHeading: boolean;
}

const delimiters = [',', ';', '\t', '|'];
const rowsLookedAt = 200;

/**
 * Looks at the beginning of a CSV: its encoding by its mark, or by what its bytes can be; its delimiter by the rows that
 * have as many fields as each other.
 * @param isWhole the bytes are the whole file
 * @param marked the encoding that a mark says, or that its zeros betray
 */
export function sniffCsv(bytes: Uint8Array, isWhole: boolean, marked: string | undefined): CsvLooks {
  const encoding = marked ?? encodingOf(bytes, isWhole);
  const text = new TextDecoder(encoding).decode(bytes, { stream: !isWhole });
  const said = /^"?sep=(.)"?\s*$/im.exec(text.slice(0, 20))?.[1];
  const looks = (said === undefined ? delimiters : [said]).map((delimiter) => ({
    delimiter,
    rows: rowsOf(said === undefined ? text : text.slice(text.indexOf('\n') + 1), delimiter, isWhole),
  }));
  const best = looks.reduce((a, b) => (evenness(b.rows) > evenness(a.rows) ? b : a));
  const width = usualWidth(best.rows);
  const headingAt = Math.max(
    0,
    best.rows.findIndex(({ fields }) => filledOf(fields) >= Math.min(2, width) && fields.length >= width),
  );
  const heading = columnNames(best.rows[headingAt]?.fields ?? []);
  return {
    delimiter: best.delimiter,
    encoding,
    isEncodingDoubtful: marked === undefined && encoding === 'windows-1252',
    linesBefore: said === undefined ? (best.rows[headingAt]?.line ?? 0) : 0,
    heading,
    lacksHeading: heading.some(isValue),
  };
}

function encodingOf(bytes: Uint8Array, isWhole: boolean): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

interface LookedRow {
  /** Lines before it. */
  readonly line: number;
  readonly fields: readonly string[];
}

function rowsOf(text: string, delimiter: string, isWhole: boolean): LookedRow[] {
  const dialect = { delimiter, quote: '"' };
  const splitter = new RowSplitter(dialect);
  splitter.push(text);
  const found: LookedRow[] = [];
  let line = 0;
  for (
    let row = splitter.next(isWhole);
    row !== undefined && found.length < rowsLookedAt;
    row = splitter.next(isWhole)
  ) {
    const fields = row.text.trim() === '' ? undefined : parseRows([row.text], dialect)[0];
    if (fields !== undefined) found.push({ line, fields });
    line += row.lines;
  }
  return found;
}

/** How many fields most rows have. */
function usualWidth(rows: readonly LookedRow[]): number {
  const widths = [...Map.groupBy(rows, ({ fields }) => fields.length)];
  return widths.reduce((a, b) => (b[1].length > a[1].length ? b : a), [1, [] as LookedRow[]])[0];
}

/** Rows of the usual width, more for more fields; nothing for one. */
function evenness(rows: readonly LookedRow[]): number {
  const width = usualWidth(rows);
  const share = rows.filter(({ fields }) => fields.length === width).length / Math.max(1, rows.length);
  return width < 2 ? 0 : share * 1000 + width;
}

const filledOf = (fields: readonly string[]): number => fields.filter((field) => field !== '').length;

/** Names of columns are no dates, numbers or addresses. */
const isValue = (cell: string): boolean =>
  /^[+-]?\d+(?:[.,]\d+)?$/.test(cell) || /^\S+@\S+\.\S+$/.test(cell) || guessDates([cell]) !== undefined;
