import type { Mapping } from '../mapping-file/mapping.ts';
import { pathOf } from '../record/path.ts';
import { shapeOf, shownName } from '../record/shown-name.ts';
import { didYouMean, MappingError } from '../yaml/mapping-error.ts';

/**
 * Names of columns as mappings call them: of two with one name the second is `name#2`; one without a name is `#`
 * and its place, `#11`.
 */
export function columnNames(heading: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return heading.map((cell, i) => {
    const name = cell.trim() === '' ? `#${i + 1}` : cell.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/**
 * Of a mapping with several streams one must fit.
 * @throws MappingError that names each column of the mapping that the heading lacks
 */
export function checkColumns(mapping: Mapping, names: readonly string[], delimiter: string): void {
  const streams = mapping.parts ?? [mapping];
  if (streams.length === 0) return;
  const lacks = streams.map((stream) => lackingColumns(stream, names));
  const fewest = Math.min(...lacks.map(({ length }) => length));
  if (fewest === 0) return;
  const problems = lacks
    .find(({ length }) => length === fewest)
    ?.map(([column, place]) => ({ ...place, problem: unknownColumn(column, names, delimiter) }));
  throw new MappingError(mapping.fileName, problems ?? []);
}

const lackingColumns = (mapping: Mapping, names: readonly string[]) =>
  [...mapping.columns].filter(([column]) => isLacking(column, mapping, names));

/** Whether a table of these columns has all that a mapping reads. */
export const fitsHeading = (mapping: Mapping, names: readonly string[]): boolean =>
  lackingColumns(mapping, names).length === 0;

/** Whether a column that a mapping uses is none of these: a path may lead into the JSON of a cell. */
function isLacking(column: string, { records, elementNames }: Mapping, names: readonly string[]): boolean {
  if (names.includes(column)) return false;
  const { isFromRoot, steps } = pathOf(column);
  const [first] = steps;
  if (typeof first !== 'string' || elementNames.has(first)) return false;
  if (records !== undefined && !isFromRoot) return false;
  const isWhole = steps.length === 1 && !isFromRoot;
  return isWhole || !names.includes(first);
}

/** A heading of thousands of columns would hide what is wrong. */
const mostShown = 40;

function unknownColumn(column: string, names: readonly string[], delimiter: string): string {
  const isRow = names.some(looksLikeValue);
  const show = isRow ? shapeOf : shownName;
  const shown = names.slice(0, mostShown).map((name) => JSON.stringify(show(name)));
  const more = names.length > mostShown ? [`and ${names.length - mostShown} more`] : [];
  const columns = [...shown, ...more].join(', ');
  const other = otherDelimiter(names, delimiter);
  const hint =
    other !== undefined
      ? ` (is the delimiter ${other}? then say csv: { delimiter: ${other} })`
      : isRow
        ? ' (the first line looks like a row, and not like a heading: give the file one, or name the columns: csv: { header: [first, second] })'
        : didYouMean(column, names);
  return `the data has no column "${column}"${hint}; its columns: ${columns}`;
}

/** A number, a date, an address of somebody: a heading has none, so the line may hold ids and texts of customers. */
const looksLikeValue = (name: string): boolean => /@/.test(name) || /^[-+\d][\d\s.,:/TZ+-]*$/.test(name);

/** A heading of one column that holds other delimiters is likely parted by one of them. */
function otherDelimiter([only, ...more]: readonly string[], delimiter: string): string | undefined {
  const isOne = only !== undefined && more.length === 0;
  const found = isOne && [',', ';', '\t', '|'].find((one) => one !== delimiter && only.includes(one));
  return found ? JSON.stringify(found) : undefined;
}

/** What to say about columns of one name, of which a mapping uses the first. */
export const repeatedColumns = (mapping: Mapping, names: readonly string[]): string[] =>
  columnsUsed(mapping)
    .filter((column) => names.includes(column) && names.includes(`${column}#2`))
    .map((column) => `two columns are called "${column}": the first is read, the other is "${column}#2"`);

/** Every column that a mapping, or a stream of it, uses. */
export const columnsUsed = (mapping: Mapping): string[] => [
  ...new Set([mapping, ...(mapping.parts ?? [])].flatMap(({ columns }) => [...columns.keys()])),
];
