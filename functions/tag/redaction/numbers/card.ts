import { luhnChecksumValidate } from 'stdnum/lib/cjs/util/checksum.js';
import { isPaymentWay } from '../words/grammar.ts';
import { extentOf, type NumberRun, type Span, separatorAfter } from './number-run.ts';
import { type Found, isDecimal, isInHex, isVetoed, type Place } from './place.ts';

/** Lengths and first digits of the card schemes in use (ISO/IEC 7812 ranges of their networks). */
const scheme =
  /^(?:4\d{12}(?:\d{3}|\d{6})?|5[1-5]\d{14}|(?:5[0678]|6\d)\d{14,17}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14,17}|2[2-7]\d{14})$/;
export const isCardNumber = (digits: string): boolean => scheme.test(digits) && luhnChecksumValidate(digits);
/** `4539.148803436467`. */
const decimal = /^\d+\.\d+$/;

/**
 * How cards are written: in fours, as on American Express and Diners cards, together, or each digit by itself. The
 * signs between may change. Other groups need a word beside them.
 */
const usual =
  /^(?:1[3-9]|(?:4|8|12)(?:[^\d]{1,2}(?:4|8|12)){1,3}(?:[^\d]{1,2}[1-4])?|4[^\d]{1,2}6[^\d]{1,2}[45]|1(?:[^\d]{1,2}1){12,18}|4[^\d]{1,2}11|6[^\d]{1,2}1[03])$/;

/** Eight pairs, as one reads a card aloud; pairs that only rise are sizes. */
const isOfPairs = ({ digits, shape }: Span): boolean =>
  /^2(?:[ .-]2){7}$/.test(shape) && !isRising((digits.match(/\d{2}/g) ?? []).map(Number));
const isRising = (pairs: readonly number[]): boolean =>
  pairs.every((pair, i) => i === 0 || pair >= pairs[i - 1]!);

/** The ranges of Maestro and others at 17 to 19 digits are so wide that many long numbers lie in them. */
const certaintyOf = ({ length }: string): 'strong' | 'plain' => (length > 16 ? 'plain' : 'strong');

/** `49720064-0582-4031-8551-465197301143`. */
const goesOnWithDash = (run: NumberRun, { shape, last }: Span): boolean =>
  shape.includes('-') && /^-/.test(separatorAfter(run, last)) && last + 1 < run.groups.length;

/** `refund to 4539 …`, `Zahlung mit 4539 …`: what was paid has not this number, the card has. */
function isWhereMoneyGoes(run: NumberRun, span: Span): boolean {
  const [start] = extentOf(run, span);
  const word = /(?:^|[^\p{L}])(\p{L}+):?\s{1,2}$/u.exec(run.whole.slice(Math.max(0, start - 16), start))?.[1];
  return span.digits.length <= 16 && word !== undefined && isPaymentWay(word);
}

/** The card number that begins at a place: the range of a scheme, Luhn's check digit, and no word against it. */
export function findCard({ run, spans, label }: Place): Found | undefined {
  const span = spans.findLast(
    ({ digits, shape }) => digits.length >= 13 && !decimal.test(shape) && isCardNumber(digits),
  );
  if (span === undefined || isInHex(run, span) || isDecimal(run, span)) return undefined;
  const said = label(span.last);
  const isCard =
    said?.meaning === 'card' ||
    (!goesOnWithDash(run, span) &&
      (usual.test(span.shape) || isOfPairs(span)) &&
      (said?.meaning === 'customer' ||
        !isVetoed(said, certaintyOf(span.digits)) ||
        isWhereMoneyGoes(run, span)));
  return isCard ? { token: '[card]', last: span.last } : undefined;
}
