import type { Mapping } from '../mapping-file/mapping.ts';
import { didYouMean, MappingError } from '../mapping-file/mapping-error.ts';

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
export function checkColumns(mapping: Mapping, names: readonly string[]): void {
  const problems = [...mapping.columns]
    .filter(([column]) => !names.includes(column))
    .map(([column, place]) => ({ ...place, problem: unknownColumn(column, names, mapping) }));
  if (problems.length > 0) throw new MappingError(mapping.fileName, problems);
}

function unknownColumn(column: string, names: readonly string[], mapping: Mapping): string {
  const columns = names.map((name) => JSON.stringify(name)).join(', ');
  const [only] = names;
  const delimiter = names.length === 1 ? [';', '\t', '|'].find((one) => only?.includes(one)) : undefined;
  const hint =
    delimiter === undefined || delimiter === mapping.csv.delimiter
      ? didYouMean(column, names)
      : ` (is the delimiter ${JSON.stringify(delimiter)}? then say csv: { delimiter: ${JSON.stringify(delimiter)} })`;
  return `the data has no column "${column}"${hint}; its columns: ${columns}`;
}
