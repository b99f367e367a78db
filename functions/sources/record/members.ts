import { isObject, mayBeJson, opened } from './look-up.ts';

/**
 * The members of a list of words: of a list its values, of a text what stands between commas, semicolons, bars and
 * line breaks, or between what is given. JSON in a text is a list, and so is what Python, DuckDB and Postgres write of
 * one. Members are trimmed; empty ones are none.
 */
export function membersOf(value: unknown, split?: string): string[] {
  const list = opened(value);
  if (list === undefined || list === null) return [];
  if (Array.isArray(list))
    return list.flatMap((one) => membersOf(isObject(one) ? JSON.stringify(one) : one, ''));
  if (isObject(list)) return [JSON.stringify(list)];
  const text = String(list);
  const written = split === undefined ? bracketed(text) : undefined;
  if (written !== undefined) return wordsIn(written);
  const parts = split === '' ? [text] : text.split(split ?? /[,;|\n]/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** True of a list, also one that is written as a text: `["a"]`, `['a', 'b']`, `[a, b]`, `{a,b}`. */
export function isList(value: unknown): boolean {
  if (typeof value !== 'string') return Array.isArray(value);
  const written = bracketed(value);
  if (written === undefined) return Array.isArray(opened(value));
  return /^['"]|,/.test(written);
}

/** What stands in the brackets around a text, of which none is within; undefined without brackets, and of JSON. */
function bracketed(text: string): string | undefined {
  if (!mayBeJson(text)) return undefined;
  const [, list, array] = /^\s*(?:\[([^[\]{}]*)\]|\{([^[\]{}:]*)\})\s*$/.exec(text) ?? [];
  return (list ?? array)?.trim();
}

/** Words between commas; those in quotes may have blanks between them, as NumPy writes arrays. */
function wordsIn(written: string): string[] {
  const words = written.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|[^\s,'"][^,\n]*/g);
  return [...words]
    .map(([word, single, double]) => (single ?? double ?? word).replace(/\\(.)/g, '$1').trim())
    .filter((word) => word !== '');
}
