import { isCustomerField } from './customer-fields.ts';

/** A field with its value behind it: `customer_id: 1`, `"kundId" = "a"`, `<buyer-id>7</buyer-id>`, `no="7"`; tags also as entities. */
const field =
  /(?<![\p{L}\p{N}_])(\p{L}[\p{L}\p{N}]*(?:[_. -]\p{L}[\p{L}\p{N}]*){0,3})((?:\\{0,8}["'])?\s{0,8}(?::|=>?)\s{0,8}|(?:>|&gt;)\s{0,8})/gu;

/**
 * Blanks the value of whatever looks like a customer-id field within a text: `{"customer_id": "c-1` becomes
 * `{"customer_id": [blanked]`, also where the text breaks off in the middle of the value.
 * Never throws; linear in the text's length; idempotent.
 */
export function blankCustomerIds(text: string): string {
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(field)) {
    if (match.index < copied || !isNamed(match[1] ?? '')) continue;
    const start = match.index + match[0].length;
    const isTag = /^(?:>|&gt;)/.test(match[2] ?? '');
    if (isTag && !opensTag.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const end = isTag ? endOfElement(text, start, match[1] ?? '') : endOfValue(text, start);
    if (end === start || isToken(text, start)) continue;
    result += `${text.slice(copied, start)}[blanked]`;
    copied = end;
  }
  return result + text.slice(copied);
}

/** What redaction put there is safe already. */
function isToken(text: string, start: number): boolean {
  const token = /["']?\[[a-z_]{2,12}\]/y;
  token.lastIndex = start;
  return token.test(text);
}

/** Words before may belong to the sentence: of `2026 client no` the last ones count. */
function isNamed(name: string): boolean {
  const words = name.split(' ');
  return words.some((_, i) => isCustomerField(words.slice(i).join(' ')));
}

const opensTag = /(?:<|&lt;)[^<>/&;]{0,8}$/;
const tag = /<|&lt;/g;

/** Where the element's text ends; an element that begins with another ends with its own closing tag. */
function endOfElement(text: string, start: number, name: string): number {
  tag.lastIndex = start;
  const end = tag.exec(text)?.index ?? text.length;
  if (end > start || /^(?:<|&lt;)\//.test(text.slice(start, start + 5))) return end;
  const closing = text.slice(start).search(new RegExp(`(?:<|&lt;)/[^<>]{0,8}?${name}`, 'u'));
  return closing === -1 ? text.length : start + closing;
}

/** Where a value ends: behind its closing quote or bracket, before the next comma, or with the line. */
function endOfValue(line: string, start: number): number {
  const quote = /\\{0,8}["']/y;
  quote.lastIndex = start;
  const opening = quote.exec(line)?.[0];
  if (opening !== undefined) return endOfQuoted(line, start + opening.length, opening);
  if (/[{[]/.test(line.charAt(start))) return endOfBracket(line, start);
  const plain = /[^,;}\]\s&|<>]*/y;
  plain.lastIndex = start;
  plain.test(line);
  return plain.lastIndex;
}

/** The closing quote looks as the opening one did: `"` not escaped, or `\"` within a text that is quoted itself. */
function endOfQuoted(line: string, from: number, opening: string): number {
  const escapes = opening.length - 1;
  for (let at = line.indexOf(opening, from); at !== -1; at = line.indexOf(opening, at + 1)) {
    let backslashes = 0;
    while (line[at - 1 - backslashes] === '\\') backslashes++;
    if (escapes > 0 ? backslashes === 0 : backslashes % 2 === 0) return at + opening.length;
  }
  return line.length;
}

/** Behind the bracket that closes the one at `start`; quotes are not looked at, the line may be broken anyway. */
function endOfBracket(line: string, start: number): number {
  let depth = 0;
  for (let i = start; i < line.length; i++) {
    if ('{['.includes(line.charAt(i))) depth++;
    if ('}]'.includes(line.charAt(i)) && --depth === 0) return i + 1;
  }
  return line.length;
}
