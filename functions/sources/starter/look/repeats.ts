import { type DataRecord, lookUp } from '../../record/look-up.ts';

/** How many ids there are, and how many of them stand in several records that are not the same. */
export function countRepeats(
  records: readonly DataRecord[],
  idColumn: string,
): { ids: number; repeated: number } {
  const firsts = new Map<string, string>();
  const repeated = new Set<string>();
  for (const record of records) {
    const value = lookUp({ record, root: record }, idColumn);
    if (value == null || value === '') continue;
    const id = String(value).trim();
    const text = JSON.stringify(record);
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, text);
    else if (first !== text) repeated.add(id);
  }
  return { ids: firsts.size, repeated: repeated.size };
}
