import { validate as validateCpf } from 'stdnum/lib/cjs/br/cpf.js';
import { validate as validateIdNr } from 'stdnum/lib/cjs/de/idnr.js';
import { validate as validateDni } from 'stdnum/lib/cjs/es/dni.js';
import { validate as validateNie } from 'stdnum/lib/cjs/es/nie.js';
import { validate as validateNir } from 'stdnum/lib/cjs/fr/nir.js';
import { validate as validateCodiceFiscale } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as validateBsn } from 'stdnum/lib/cjs/nl/bsn.js';

const codiceFiscale = /\b[a-z]{6}[\dlmnp-v]{2}[a-ehlmprst][\dlmnp-v]{2}[a-z][\dlmnp-v]{3}[a-z]\b/gi;
const spanish = /(?<![\w.-])(?:\d{2}[. ]?\d{3}[. ]?\d{3}|[xyz][ -]?\d{7})[ -]?[a-z]\b/gi;

/** Ids that hold letters: Italian codice fiscale, Spanish DNI and NIE. */
export function redactLetteredIds(text: string): string {
  return text
    .replace(codiceFiscale, (match) =>
      validateCodiceFiscale(match.toUpperCase()).isValid ? '[national_id]' : match,
    )
    .replace(spanish, (match) => {
      const compact = match.replace(/[. -]/g, '').toUpperCase();
      const { isValid } = /^\d/.test(compact) ? validateDni(compact) : validateNie(compact);
      return isValid ? '[national_id]' : match;
    });
}

const bsnBefore = /\b(?:bsn|burgerservice\w{0,8}|sofi\w{0,8})[^\d]{0,12}$/i;

/**
 * Ids of digits alone: Brazilian CPF, German tax id and French NIR by their checksums; the Dutch BSN, whose
 * checksum passes one order number in eleven, only where the words before name it.
 */
export function isNationalNumber(digits: string, wordsBefore: string): boolean {
  if (digits.length === 15) return /^[12378]/.test(digits) && validateNir(digits).isValid;
  if (digits.length === 11) return validateCpf(digits).isValid || isGermanTaxId(digits);
  if (digits.length === 9 || digits.length === 8)
    return bsnBefore.test(wordsBefore) && validateBsn(digits).isValid;
  return false;
}

/** Of the first ten digits exactly one occurs twice or three times; the library does not look at that. */
function isGermanTaxId(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3 && validateIdNr(digits).isValid;
}
