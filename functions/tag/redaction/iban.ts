import { getCountrySpecifications, isValidIBAN } from 'ibantools';

const candidate = /(?<![a-z\d])[a-z]{2}\d{2}(?:[ -]?[a-z\d]){11,30}/gi;
const lengths = new Map(
  Object.entries(getCountrySpecifications()).map(([country, { chars }]) => [country, chars ?? 0]),
);

/** Bank accounts (ISO 13616) whose country, length and checksum fit, written together or in groups. */
export function redactIbans(text: string): string {
  let result = '';
  let copied = 0;
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const length = ibanLength(match[0]);
    if (length === undefined) {
      candidate.lastIndex = match.index + 4;
      continue;
    }
    result += `${text.slice(copied, match.index)}[iban]`;
    copied = match.index + length;
    candidate.lastIndex = copied;
  }
  return result + text.slice(copied);
}

/** How many characters of the candidate are an IBAN; undefined when it is none. */
function ibanLength(text: string): number | undefined {
  const length = lengths.get(text.slice(0, 2).toUpperCase());
  if (length === undefined) return undefined;
  const end = endOfCharacters(text, length);
  if (/[a-z\d]/i.test(text.charAt(end))) return undefined;
  const compact = text.slice(0, end).replace(/[ -]/g, '').toUpperCase();
  return isValidIBAN(compact) ? end : undefined;
}

/** Index behind the first `count` letters and digits. */
function endOfCharacters(text: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== ' ' && text[i] !== '-') seen++;
    if (seen === count) return i + 1;
  }
  return text.length;
}
