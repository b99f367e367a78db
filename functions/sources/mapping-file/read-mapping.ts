import { MappingError, type MappingPlace } from '../yaml/mapping-error.ts';
import { explain, problemsOf } from '../yaml/problems.ts';
import { readYaml, type YamlFile } from '../yaml/yaml-file.ts';
import type { Each } from './each.ts';
import { type Mapping, MappingFile, type StreamMapping } from './mapping.ts';
import { partsOf } from './parts.ts';

/** What a mapping asks of a deployment: `{ setting: name }` stands for the value of that name. */
export type MappingSettings = Readonly<Record<string, unknown>>;

/**
 * Reads a mapping file (docs/mapping.md).
 * @param fileName stands in error messages
 * @throws MappingError that names line and key of every problem: no YAML, an unknown key, a missing or impossible value
 */
export function readMapping(yamlText: string, fileName: string, settings: MappingSettings = {}): Mapping {
  const file = readYaml(yamlText, fileName, settings);
  const read = MappingFile.safeParse(file.value, { error: explain, reportInput: true });
  if (!read.success) throw new MappingError(fileName, problemsOf(read.error.issues, file));
  const { streams, ...data } = read.data;
  const whole = { ...data, fileName };
  if (streams === undefined) return placed(whole, [], file);
  const parts = streams.map((stream, i): StreamMapping => {
    const values = { ...data.values, ...stream.values };
    const skip = [...(data.skip ?? []), ...(stream.skip ?? [])];
    const own = placed({ ...whole, skip: undefined, ...stream, values }, ['streams', i], file);
    return { ...own, skip };
  });
  return { ...placed(whole, [], file), parts };
}

type Unplaced = Omit<StreamMapping, 'columns' | 'dateColumns' | 'elementNames' | 'parts' | 'streams'>;

/** Parts of a mapping know their place, and what holds for them unless they say it themselves. */
function placed(mapping: Unplaced, above: readonly PropertyKey[], file: YamlFile) {
  const columns = new Map<string, MappingPlace>();
  const dateColumns = new Set<string>();
  const { ticket, csat, history, records, skip, when, ...others } = mapping;
  const within = { ticket, csat, history, skip, when };
  for (const { part, path } of partsOf(within)) {
    const place = file.placeOf([...above, ...path]);
    if (part.kind === 'column' && !columns.has(part.name)) columns.set(part.name, place);
    if (part.kind === 'test') part.place = place;
    if (part.kind === 'field' || part.kind === 'instant') Object.assign(part, place);
    if (part.kind === 'instant') {
      part.time_zone ??= mapping.time_zone;
      for (const { name } of [...(part.from ?? []), ...(part.first_of ?? [])]) dateColumns.add(name);
    }
    if (part.kind !== 'field') continue;
    part.values ??= part.has ? undefined : mapping.values?.[part.table ?? String(path.at(-1))];
  }
  return { ...others, ...within, records, columns, dateColumns, elementNames: elementNames(mapping) };
}

function elementNames({ ticket, csat = [] }: Unplaced): ReadonlySet<string> {
  const all = [...(ticket?.events ?? []), ...csat];
  return new Set(
    all.flatMap((one: { readonly each?: Each | undefined }) => (one.each ?? []).map(([name]) => name)),
  );
}
