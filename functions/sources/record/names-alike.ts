import type { DataRecord } from './look-up.ts';
import { pathOf } from './path.ts';

/**
 * Gives a record the names by which a mapping calls its fields, where a connector writes them otherwise: `CREATEDDATE`,
 * `createddate` and `created_date` are `CreatedDate`.
 * @param columns the columns and paths of the mapping
 */
export function namesAlike(columns: Iterable<string>): (record: DataRecord) => DataRecord {
  const known = new Map<string, string>();
  for (const column of columns) {
    const { isFromRoot, steps } = pathOf(column);
    const [first] = steps;
    if (!isFromRoot && typeof first === 'string') known.set(folded(first), first);
  }
  const names = new Map<string, string>();
  const nameOf = (written: string): string => {
    const seen = names.get(written);
    if (seen !== undefined) return seen;
    const name = known.get(folded(written)) ?? written;
    if (names.size < mostNames) names.set(written, name);
    return name;
  };
  return (record) => {
    const written = Object.keys(record);
    const isOther = (name: string) => nameOf(name) !== name && !Object.hasOwn(record, nameOf(name));
    if (!written.some(isOther)) return record;
    return Object.fromEntries(written.map((name) => [isOther(name) ? nameOf(name) : name, record[name]]));
  };
}

/** Records whose every field has a name of its own must not fill the memory. */
const mostNames = 10_000;

const folded = (name: string): string => name.replaceAll('_', '').toLowerCase();
