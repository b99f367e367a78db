import { validate as validateSvnr } from 'stdnum/lib/cjs/de/svnr.js';
import { validate as validateDni } from 'stdnum/lib/cjs/es/dni.js';
import { validate as validateNie } from 'stdnum/lib/cjs/es/nie.js';
import { validate as validateHetu } from 'stdnum/lib/cjs/fi/hetu.js';
import { validate as validateNir } from 'stdnum/lib/cjs/fr/nir.js';
import { validate as validateNino } from 'stdnum/lib/cjs/gb/nino.js';
import { validate as validateCodiceFiscale } from 'stdnum/lib/cjs/it/codicefiscale.js';
import { validate as validateCitizenCard } from 'stdnum/lib/cjs/pt/cc.js';
import { validate as validateNif } from 'stdnum/lib/cjs/pt/nif.js';
import { luhnChecksumValidate } from 'stdnum/lib/cjs/util/checksum.js';
import { labelBefore } from '../context/label.ts';
import { isDayOfYear } from './dates.ts';

/** A national id with letters or a plus in it. */
interface LetteredId {
  readonly pattern: RegExp;
  /** @param compact the id without separators, in upper case */
  readonly isValid: (compact: string) => boolean;
  /** True when nothing else is written so: no word speaks against it. */
  readonly isUnlike?: true;
}

const before = '(?<![\\p{L}\\p{N}_]|[\\p{L}\\p{N}][-_/])';
const behind = '(?![\\p{L}\\p{N}_])';
const id = (pattern: string): RegExp => new RegExp(`${before}(?:${pattern})${behind}`, 'giu');

const letteredIds: readonly LetteredId[] = [
  // Italy: codice fiscale, also in groups.
  {
    pattern: id(
      '[a-z]{3} ?[a-z]{3} ?[\\dlmnp-v]{2} ?[a-ehlmprst] ?[\\dlmnp-v]{2} ?[a-z] ?[\\dlmnp-v]{3} ?[a-z]|[a-z]{4} [a-z]{2}[\\dlmnp-v]{2} [a-ehlmprst][\\dlmnp-v]{2}[a-z] [\\dlmnp-v]{3}[a-z]',
    ),
    isValid: (compact) => validateCodiceFiscale(compact).isValid,
    isUnlike: true,
  },
  // Spain: DNI and NIE.
  {
    pattern: id(
      '\\d{2}[. ]?\\d{3}[. ]?\\d{3}[ -]{0,2}[a-z]|[xyz][ -]?\\d(?:[. ]?\\d{3}){2}[ -]{0,2}[a-z]|[xyz][ -]?\\d{7}[ -]{0,2}[a-z]',
    ),
    isValid: (compact) => (/^\d/.test(compact) ? validateDni(compact) : validateNie(compact)).isValid,
  },
  // Finland: henkilötunnus; the sign before the serial number tells the century.
  {
    pattern: id('\\d{6} ?[-+a-fu-y] ?\\d{3}[\\da-z]'),
    isValid: (compact) =>
      validateHetu(compact.length === 10 ? `${compact.slice(0, 6)}-${compact.slice(6)}` : compact).isValid,
    isUnlike: true,
  },
  // Britain: National Insurance number; QQ stands in the government's own examples.
  {
    pattern: id('[a-z]{2}[ .-]?\\d{2}[ .-]?\\d{2}[ .-]?\\d{2}[ .-]?[a-d]'),
    isValid: (compact) => validateNino(compact.replace(/^QQ/, 'AA')).isValid,
  },
  // France: NIR of people born in Corsica.
  {
    pattern: id('[12378][ .]?\\d{2}[ .]?\\d{2}[ .]?2[ab][ .]?\\d{3}[ .]?\\d{3}[ .]?\\d{2}'),
    isValid: (compact) => validateNir(compact).isValid,
  },
  // Portugal: citizen card.
  {
    pattern: id('\\d{8}[ -]?\\d[ -]?[\\da-z]{2}\\d'),
    isValid: (compact) => /[A-Z]/.test(compact) && validateCitizenCard(compact).isValid,
  },
  // Portugal: tax number of a person with the country before it; those of firms begin with 5 to 9.
  {
    pattern: id('pt ?[1-3]\\d{2}([. ]?)\\d{3}\\1\\d{3}'),
    isValid: (compact) => validateNif(compact.slice(2)).isValid,
  },
  // Germany: number of the pension insurance.
  {
    pattern: id('\\d{2}[ -]?\\d{6}[ -]?[a-z][ -]?\\d{2}[ -]?\\d'),
    isValid: (compact) => validateSvnr(compact).isValid,
    isUnlike: true,
  },
  // Sweden: personnummer of people over a hundred.
  {
    pattern: id('(?:\\d{2})?\\d{6} ?\\+ ?\\d{4}'),
    isValid: (compact) => isOldSwedish(compact.replace('+', '').slice(-10)),
  },
];

/** A letter by itself behind a digit, a plus, or Portugal's letters: one of these is in every id above. */
const hint = /\d[ .-]{0,2}(?:[a-z](?![a-z])|[a-z]{2}\d)|\d{6} ?\+|pt ?[1-3]\d\d/i;

function isOldSwedish(digits: string): boolean {
  return (
    isDayOfYear(Number(digits.slice(2, 4)), Number(digits.slice(4, 6)) % 60) && luhnChecksumValidate(digits)
  );
}

/** National ids that hold letters: of Italy, Spain, Finland, Britain, Corsica, Portugal, Germany; and Sweden's with a plus. */
export function redactLetteredIds(text: string): string {
  if (!hint.test(text)) return text;
  return letteredIds.reduce(
    (result, { pattern, isValid, isUnlike }) =>
      result.replace(pattern, (match, ...rest: unknown[]) => {
        const compact = match
          .replace(/[. -]/g, (sign) => (/^\d{6} ?-/.test(match) && sign === '-' ? sign : ''))
          .toUpperCase();
        const label = labelBefore(result, Number(rest.at(-2)));
        const isBeside = label?.distance === 'adjacent';
        const isTaken = isValid(compact) || (isBeside && label.meaning === 'identity');
        return isTaken && (isUnlike === true || !(isBeside && label.meaning === 'reference'))
          ? '[national_id]'
          : match;
      }),
    text,
  );
}
