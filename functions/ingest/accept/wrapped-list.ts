/**
 * What to say about a record that is none because it wraps a list of records, `{"tickets": [{…}, …]}`; empty for
 * any other. A name that is no plain word is not repeated: it may hold what is personal.
 */
export function wrappedHint(
  record: Readonly<Record<string, unknown>>,
  by: 'mapping' | 'contract' = 'contract',
): string {
  const lists = Object.entries(record).filter(([, value]) => Array.isArray(value) && value.some(isRecord));
  const [list] = lists;
  if (list === undefined || lists.length > 1) return '';
  const name = /^[a-z_]{1,30}$/i.test(list[0]) ? ` "${list[0]}"` : '';
  const how =
    by === 'mapping' ? `say records:${name || ' with its path'}` : 'put the list itself into the file';
  return `; its field${name} holds a list: if these are the records, ${how}`;
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
