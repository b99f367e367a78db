import type { Mapping } from '../mapping-file/mapping.ts';
import { didYouMean, MappingError } from '../mapping-file/mapping-error.ts';
import { shownName } from '../mapping-file/shown-name.ts';

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

/** @throws MappingError that names each column of the mapping that the heading lacks */
export function checkColumns(mapping: Mapping, names: readonly string[], delimiter: string): void {
  const problems = [...mapping.columns]
    .filter(([column]) => !names.includes(column))
    .map(([column, place]) => ({ ...place, problem: unknownColumn(column, names, delimiter) }));
  if (problems.length > 0) throw new MappingError(mapping.fileName, problems);
}

/** A heading of thousands of columns would hide what is wrong. */
const mostShown = 40;

function unknownColumn(column: string, names: readonly string[], delimiter: string): string {
  const shown = names.slice(0, mostShown).map((name) => JSON.stringify(shownName(name)));
  const more = names.length > mostShown ? [`and ${names.length - mostShown} more`] : [];
  const columns = [...shown, ...more].join(', ');
  const other = otherDelimiter(names, delimiter);
  const hint =
    other === undefined
      ? didYouMean(column, names)
      : ` (is the delimiter ${other}? then say csv: { delimiter: ${other} })`;
  return `the data has no column "${column}"${hint}; its columns: ${columns}`;
}

/** A heading of one column that holds other delimiters is likely parted by one of them. */
function otherDelimiter([only, ...more]: readonly string[], delimiter: string): string | undefined {
  const isOne = only !== undefined && more.length === 0;
  const found = isOne && [',', ';', '\t', '|'].find((one) => one !== delimiter && only.includes(one));
  return found ? JSON.stringify(found) : undefined;
}

/** What to say about columns of one name, of which a mapping uses the first. */
export const repeatedColumns = (mapping: Mapping, names: readonly string[]): string[] =>
  [...mapping.columns.keys()]
    .filter((column) => names.includes(column) && names.includes(`${column}#2`))
    .map((column) => `two columns are called "${column}": the first is read, the other is "${column}#2"`);
