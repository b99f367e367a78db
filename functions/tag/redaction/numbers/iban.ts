import { getCountrySpecifications, ValidationErrorsIBAN, validateIBAN } from 'ibantools';

const candidate = /(?<![a-z\d])(?:iban[ :.]{0,2})?([a-z]{2}[ -]?\d[ ]?\d(?:[\s./_-]{0,3}[a-z\d]){11,30})/gi;
const hint = /[a-z]{2}[ -]?\d ?\d[\s./_-]{0,3}[a-z\d]/i;
/** The bank's own check digits may be wrong in a number that is an account all the same. */
const tolerated = new Set([
  ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
  ValidationErrorsIBAN.WrongBBANFormat,
  ValidationErrorsIBAN.QRIBANNotAllowed,
]);
const separator = /[\s./_-]/g;
const lengths = new Map(
  Object.entries(getCountrySpecifications()).map(([country, { chars }]) => [country, chars ?? 0]),
);

/** Bank accounts (ISO 13616) whose country, length and checksum fit, written together or in groups of any kind. */
export function redactIbans(text: string): string {
  if (!hint.test(text)) return text;
  let result = '';
  let copied = 0;
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match !== null; match = candidate.exec(text)) {
    const account = match[1] ?? '';
    const start = match.index + match[0].length - account.length;
    const length = ibanLength(account);
    if (length === undefined) {
      candidate.lastIndex = start + 2;
      continue;
    }
    result += `${text.slice(copied, start)}[iban]`;
    copied = start + length;
    candidate.lastIndex = copied;
  }
  return result + text.slice(copied);
}

/** How many characters of the candidate are an IBAN; undefined when it is none. */
function ibanLength(text: string): number | undefined {
  const length = lengths.get(text.slice(0, 2).toUpperCase());
  if (length === undefined) return undefined;
  const end = endOfCharacters(text, length);
  if (/\d/.test(text.charAt(end))) return undefined;
  const { errorCodes } = validateIBAN(text.slice(0, end).replace(separator, '').toUpperCase());
  return errorCodes.every((code) => tolerated.has(code)) ? end : undefined;
}

/** Index behind the first `count` letters and digits. */
function endOfCharacters(text: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (/[a-z\d]/i.test(text.charAt(i))) seen++;
    if (seen === count) return i + 1;
  }
  return text.length;
}
