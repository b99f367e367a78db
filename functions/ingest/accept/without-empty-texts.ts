type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A record whose empty texts are null, its own and those of its handlers and scale: an empty text is a missing one.
 * The same record when it has none.
 */
export const withoutEmptyTexts = (record: Fields): Fields =>
  replaced(record, (value) => (isFields(value) ? replaced(value, emptied) : emptied(value)));

/** Of blanks alone counts as empty: a fixed-width export pads what it does not know. */
const emptied = (value: unknown): unknown => (typeof value === 'string' && !/\S/.test(value) ? null : value);

function replaced(record: Fields, replace: (value: unknown) => unknown): Fields {
  let copy: Record<string, unknown> | undefined;
  for (const field in record) {
    const value = replace(record[field]);
    if (value === record[field]) continue;
    copy ??= { ...record };
    copy[field] = value;
  }
  return copy ?? record;
}
