/** A record of the data: a row by column names, or a JSON object. */
export type DataRecord = Readonly<Record<string, unknown>>;

const paths = new Map<string, readonly string[]>();

/**
 * The value of a column, or else at a JSON path: `customer.id`, `tags[0]`, `$.a['b c']`.
 * @returns undefined when there is none
 */
export function lookUp(record: DataRecord, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  let value: unknown = record;
  for (const step of stepsOf(name)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

export function stepsOf(path: string): readonly string[] {
  let steps = paths.get(path);
  if (steps === undefined) {
    steps = [...path.replace(/^\$\.?/, '').matchAll(/\[['"]([^'"\]]*)['"]\]|\[(\d+)\]|([^.[\]]+)/g)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    );
    paths.set(path, steps);
  }
  return steps;
}
