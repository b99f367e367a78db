import { isObject, opened } from './look-up.ts';

/**
 * The members of a list of words: of a list its values, of a text what stands between commas, semicolons, bars and
 * line breaks, or between what is given. JSON in a text is a list. Members are trimmed; empty ones are none.
 */
export function membersOf(value: unknown, split?: string): string[] {
  const list = opened(value);
  if (list === undefined || list === null) return [];
  if (Array.isArray(list))
    return list.flatMap((one) => membersOf(isObject(one) ? JSON.stringify(one) : one, ''));
  if (isObject(list)) return [JSON.stringify(list)];
  const text = String(list);
  const parts = split === '' ? [text] : text.split(split ?? /[,;|\n]/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
