/**
 * What to say about a record that is none because it wraps a list of records, `{"tickets": [{…}, …]}`, also one
 * level deeper; empty for any other. A name that is no plain word is not repeated: it may hold what is personal.
 */
export function wrappedHint(
  record: Readonly<Record<string, unknown>>,
  by: 'mapping' | 'contract' = 'contract',
): string {
  const own = listsOf(record);
  const [list, ...more] = own.length > 0 ? own : Object.entries(record).flatMap(listsBelow);
  if (list === undefined || more.length > 0) return '';
  const name = /^[a-z_]{1,30}(?:\.[a-z_]{1,30})?$/i.test(list) ? ` "${list}"` : '';
  const how =
    by === 'mapping' ? `say records:${name || ' with its path'}` : 'put the list itself into the file';
  return `; its field${name} holds a list: if these are the records, ${how}`;
}

const listsOf = (record: object): string[] =>
  Object.entries(record).flatMap(([name, value]) =>
    Array.isArray(value) && value.some(isRecord) ? [name] : [],
  );

const listsBelow = ([name, value]: readonly [string, unknown]): string[] =>
  isRecord(value) ? listsOf(value).map((list) => `${name}.${list}`) : [];

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
