import { labelBefore } from '../context/label.ts';
import { findCard } from './card.ts';
import { dateGroups, isHours } from './dates.ts';
import { findNationalId, validNumbers } from './national-id.ts';
import { digitGroups, extentOf, hasPlus, type NumberRun, spansFrom } from './number-run.ts';
import { findTelephone } from './phone.ts';
import { endOfOwned, type Found, placeAt } from './place.ts';

const runPattern = /(?:\+\s?\(?|\(\+?)?\d(?:[\s()./_-]{0,4}\d)*/g;
const fewestDigits = 7;
/** Norway, Belgium. */
const idWithTwoCheckDigits = 11;

/** Card numbers, national ids made of digits, and telephone numbers; dates, prices and order numbers stay. */
export function redactNumbers(text: string): string {
  return text.replace(runPattern, (match, at: number) =>
    match.length < fewestDigits ? match : redactRun(match, text, at),
  );
}

function redactRun(text: string, whole: string, at: number): string {
  const run: NumberRun = { text, groups: digitGroups(text), whole, at };
  const ownedUntil = endOfOwned(run);
  let result = '';
  let copied = 0;
  for (let first = 0; first < run.groups.length; first++) {
    const passed = groupsPassed(run, first);
    if (passed > 0) {
      first += passed - 1;
      continue;
    }
    const found = findNumber(run, first, ownedUntil);
    if (found === undefined) continue;
    const [start] = extentOf(run, { first, last: found.last });
    result += text.slice(copied, start - at) + found.token;
    copied = run.groups[found.last]!.end;
    first = found.last;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** `+++441/0881/29907+++`: what a Belgian transfer carries. */
const paymentMessage = /^\d{3}\/\d{4}\/\d{5}(?![\d/])/;

/** How many groups are a date, opening hours or the message of a transfer. */
function groupsPassed(run: NumberRun, first: number): number {
  const start = run.groups[first]!.start;
  const rest = run.text.slice(start, start + 16);
  if (paymentMessage.test(rest)) return 3;
  if (hasPlus(run, first)) return 0;
  if (isHours(rest)) return 4;
  const groups = dateGroups(rest);
  return groups > 0 && (isNamedBirthday(run, first) || isBirthdayOfId(run, first)) ? 0 : groups;
}

/** `19.01.88 33282`: a date that goes on to a national id whose check digits leave no doubt. */
const isBirthdayOfId = (run: NumberRun, first: number): boolean =>
  /^(?:\d{3}|\d{5})$/.test(run.groups[first + 3]?.digits ?? '') &&
  spansFrom(run, first, idWithTwoCheckDigits).some(
    (span) =>
      span.digits.length === idWithTwoCheckDigits &&
      validNumbers(span).some((one) => one.needs === 'nothing'),
  );

/** `personnummer 1985 04 08 4487`: the date goes on, and the word says what it is. */
function isNamedBirthday(run: NumberRun, first: number): boolean {
  if (run.groups[first + 3]?.digits.length !== 4) return false;
  const label = labelBefore(run.whole, run.at + run.groups[first]!.start);
  return label?.meaning === 'identity' && label.distance === 'adjacent';
}

function findNumber(run: NumberRun, first: number, ownedUntil: number): Found | undefined {
  const place = placeAt(run, first, ownedUntil);
  if ((place.spans.at(-1)?.digits.length ?? 0) < fewestDigits) return undefined;
  if (hasPlus(run, first)) return findTelephone(place);
  return findCard(place) ?? findNationalId(place) ?? findTelephone(place);
}
