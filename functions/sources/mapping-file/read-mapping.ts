import { type Mapping, MappingFile } from './mapping.ts';
import { MappingError, type MappingPlace } from './mapping-error.ts';
import { partsOf } from './parts.ts';
import { explain, problemsOf } from './problems.ts';
import { readYaml } from './yaml-file.ts';

/**
 * Reads a mapping file (docs/mapping.md).
 * @param fileName stands in error messages
 * @throws MappingError that names line and key of every problem: no YAML, an unknown key, a missing or impossible value
 */
export function readMapping(yamlText: string, fileName: string): Mapping {
  const file = readYaml(yamlText, fileName);
  const read = MappingFile.safeParse(file.value, { error: explain, reportInput: true });
  if (!read.success) throw new MappingError(fileName, problemsOf(read.error.issues, file));
  const { data } = read;
  const columns = new Map<string, MappingPlace>();
  for (const { part, path } of partsOf(data)) {
    const place = file.placeOf(path);
    if (part.kind === 'column' && !columns.has(part.name)) columns.set(part.name, place);
    if (part.kind === 'field' || part.kind === 'instant') part.path = place.path;
    if (part.kind === 'instant') part.time_zone ??= data.time_zone;
    if (part.kind === 'field') part.values ??= data.values?.[part.table ?? String(path.at(-1))];
  }
  return { ...data, fileName, columns };
}
