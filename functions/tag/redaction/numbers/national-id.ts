import { answersForId } from '../context/answered.ts';
import { isIntroduced } from '../context/introduced.ts';
import type { Label } from '../context/label.ts';
import { type NationalNumber, nationalNumbers } from './national-numbers.ts';
import { extentOf, type Span } from './number-run.ts';
import { findPhone } from './phone.ts';
import { type Found, isPartOfCode, isVetoed, type Place } from './place.ts';

/**
 * The national id of digits alone that begins at a place: by its checksum and form; where these say too little, by
 * the word beside it; and any number of 8 to 13 digits right behind a word like "personnummer".
 */
export function findNationalId(place: Place): Found | undefined {
  const { run, first, spans, before, label } = place;
  const abroad = run.groups[first]!.digits.startsWith('00') ? findPhone(run, first)?.last : undefined;
  for (const span of spans.toReversed()) {
    if (abroad !== undefined && span.last < abroad) return undefined;
    const valid = validNumbers(span);
    const canBeDeclared = span.digits.length >= 8 && span.digits.length <= 13;
    if ((valid.length === 0 && !canBeDeclared) || isPartOfCode(run, span)) continue;
    const said = valid.length === 0 ? before() : label(span.last);
    if (isDeclared(said) && canBeDeclared) return { token: '[national_id]', last: span.last };
    if (isSure(place, span, valid, said)) return { token: '[national_id]', last: span.last };
  }
  return undefined;
}

/** The kinds of national number that a span may be by form and checksum. */
export const validNumbers = ({ digits, shape }: Span): NationalNumber[] =>
  nationalNumbers.filter(
    (one) => one.digits === digits.length && one.shape.test(shape) && one.isValid(digits),
  );

const isDeclared = (label: Label | undefined): boolean =>
  label?.meaning === 'identity' && label.distance === 'adjacent';

function isSure(
  { run, first, isOwned }: Place,
  span: Span,
  valid: readonly NationalNumber[],
  label: Label | undefined,
): boolean {
  if (valid.length === 0) return false;
  if (label?.meaning === 'identity') return true;
  const [start, end] = extentOf(run, span);
  if (answersForId(run.whole, start)) return true;
  const standsAlone = valid.some((one) => one.needs === 'nothing');
  const needsPerson = standsAlone || valid.some((one) => one.needs === 'person');
  const isFormed = /[-.]|^6 4$/.test(span.shape);
  const isPhone = () => !isFormed && findPhone(run, first)?.last === span.last;
  if (label?.meaning === 'own') return (standsAlone && span.digits.length > 10) || !isPhone();
  if (needsPerson && isIntroduced(run.whole, start, end)) return true;
  if (!standsAlone || (label?.meaning === 'phone' && !isFormed) || (isOwned(span.last) && !isFormed))
    return false;
  if (label?.meaning === 'customer') return isFormed || span.digits.length > 10 || !isPhone();
  return (
    !isVetoed(label, 'strong') && !(span.digits.startsWith('0') && span.digits.length === 10 && isPhone())
  );
}
