import { meaningOf } from '../words/known-words.ts';

/** Characters before a number that are looked at. */
export const windowBefore = 80;

const tag = /<(\/?)([a-z][\w.-]{0,30})(?:\s[^<>]*)?>/gi;
const elements =
  /^(?:td|th|tr|table|tbody|p|b|i|u|em|strong|span|div|li|ul|ol|dl|dt|dd|br|font|label|small|a)$/i;
const rows = /^(?:tr|table|p|div|li|br|dt)$/i;
/** The bar between two cells, right before the number. */
const bar = /\s*\|\s*$/;
const hyphenated = /(\p{L}+)[-_](\p{L}+)/gu;
const abbreviated = /(?<!\p{L})(\p{L}{2,8})[._](n[ro])(?!\p{L})/giu;

/**
 * The text before a number as the words in it are read: a label in the cell before it, or around it as XML has it
 * (`<bsn>`), is a label beside it, and `pers.nr` or `hetu-tunnus` is one word where the lists know it.
 */
export function plainBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - windowBefore), start);
  // Most texts have none of these signs, and every number asks.
  const plain = before.includes('<') ? withoutTags(before) : before;
  const alone = plain.includes('|') ? plain.replace(bar, ' ') : plain;
  return mayJoin.test(alone) && joining.test(alone) ? joined(alone) : alone;
}

/** Without the letters of Unicode, which cost. */
const mayJoin = /[^\s\d][._-][^\s\d]/;
const joining = /\p{L}[._-]\p{L}/u;

const withoutTags = (before: string): string =>
  before.replace(tag, (_, end: string, name: string) =>
    rows.test(name) ? '\n' : elements.test(name) || end !== '' ? ' ' : ` ${name} `,
  );

const joined = (before: string): string =>
  before
    .replace(abbreviated, (all, word: string, number: string) =>
      meaningOf(word + number) === undefined ? all : word + number,
    )
    .replace(hyphenated, (all, first: string, last: string) =>
      meaningOf(first + last) === 'identity' ? first + last : all,
    );
