import { redactIbans } from './iban.ts';
import { redactEmails, redactIpv4, redactIpv6, redactQueryStrings } from './internet.ts';
import { redactLetteredIds } from './national-ids.ts';
import { redactNumbers } from './numbers.ts';

/** Where any number worth hiding begins: seven digits and separators in a row, or the heart of an Italian tax code. */
const numberHint = /\d(?:[\d ()./-]{5}\d|[a-z]\d\d[a-z])/i;
const ipv6Hint = /:[\da-f]{0,4}:/i;
const notAscii = /[^\0-\x7f]/;

/**
 * Replaces personal data in a text by tokens: `[email]`, `[phone]`, `[card]` (Luhn), `[iban]` (checksum),
 * `[ip]`, `[national_id]` (checksum), and what stands behind the `?` of an address by `[query]`.
 *
 * Pure, idempotent, linear in the length of the text. A text in which nothing is found comes back as it is.
 * Otherwise its digits of other scripts are written as ASCII digits, its exotic spaces and dashes plain.
 */
export function redact(text: string): string {
  if (!notAscii.test(text)) return redactAscii(text);
  const plain = foldCharacters(text);
  const redacted = redactAscii(plain);
  return redacted === plain ? text : redacted;
}

/** Each round only removes digits and at-signs, so it comes to rest; a second change is rare. */
function redactAscii(text: string): string {
  let result = text;
  for (let next = redactOnce(result); next !== result; next = redactOnce(result)) result = next;
  return result;
}

function redactOnce(text: string): string {
  let result = text;
  if (result.includes('=') || result.includes('://')) result = redactQueryStrings(result);
  if (result.includes('@') || result.includes('%40')) result = redactEmails(result);
  if (result.includes(':') && ipv6Hint.test(result)) result = redactIpv6(result);
  if (!numberHint.test(result)) return result;
  return redactNumbers(redactLetteredIds(redactIbans(result.includes('.') ? redactIpv4(result) : result)));
}

const foreignDigit = /(?![0-9])\p{Nd}/gu;
const exoticSpace = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const exoticDash = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

function foldCharacters(text: string): string {
  return text
    .replace(foreignDigit, digitValue)
    .replace(exoticSpace, ' ')
    .replace(exoticDash, '-')
    .replace(invisible, '')
    .replaceAll('\uff20', '@')
    .replaceAll('\uff0b', '+');
}

/** Unicode keeps the ten digits of a script together, from zero up, so the value is the distance to its zero. */
function digitValue(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && isForeignDigit(codePoint - value - 1)) value++;
  return String(value);
}

const isForeignDigit = (codePoint: number): boolean =>
  codePoint > 0x39 && /\p{Nd}/u.test(String.fromCodePoint(codePoint));
