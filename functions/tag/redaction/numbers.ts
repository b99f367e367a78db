import { isCardNumber, isCardShape } from './card.ts';
import { isCounted, type Label, labelBefore, nearerLabel } from './context.ts';
import { dateGroups, isHours } from './dates.ts';
import { type NationalNumber, nationalNumbers } from './national-numbers.ts';
import {
  digitGroups,
  extentOf,
  hasPlus,
  type NumberRun,
  type Span,
  separatorBefore,
  spansFrom,
} from './number-run.ts';
import { findNamedPhone, findPhone } from './phone.ts';

const runPattern = /(?:\+\s?\(?|\(\+?)?\d(?:[\s()./_-]{0,4}\d)*/g;
/** Card numbers have up to 19 digits, and nothing that is looked for has more. */
const mostDigits = 19;
const fewestDigits = 7;

/** Card numbers, national ids made of digits, and telephone numbers; dates, prices and order numbers stay. */
export function redactNumbers(text: string): string {
  return text.replace(runPattern, (match, at: number) =>
    match.length < fewestDigits ? match : redactRun(match, text, at),
  );
}

interface Found {
  readonly token: '[card]' | '[national_id]' | '[phone]';
  readonly last: number;
}

function redactRun(text: string, whole: string, at: number): string {
  const run: NumberRun = { text, groups: digitGroups(text), whole, at };
  let result = '';
  let copied = 0;
  for (let first = 0; first < run.groups.length; first++) {
    const passed = groupsOfTime(run, first);
    if (passed > 0) {
      first += passed - 1;
      continue;
    }
    const found = findNumber(run, first);
    if (found === undefined) continue;
    const [start] = extentOf(run, { first, last: found.last });
    result += text.slice(copied, start - at) + found.token;
    copied = run.groups[found.last]!.end;
    first = found.last;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** How many groups are a date or opening hours. */
function groupsOfTime(run: NumberRun, first: number): number {
  const start = run.groups[first]!.start;
  if (hasPlus(run, first)) return 0;
  const rest = run.text.slice(start, start + 16);
  return isHours(rest) ? 4 : dateGroups(rest);
}

/** What is known of the numbers that may begin at one group. */
interface Place {
  readonly run: NumberRun;
  readonly first: number;
  /** The shortest first. */
  readonly spans: readonly Span[];
  /** What the words before say. */
  before(): Label | undefined;
  /** What the words before or behind say of the number that ends with a group. */
  label(last: number): Label | undefined;
}

function placeAt(run: NumberRun, first: number): Place {
  let known: { readonly label: Label | undefined } | undefined;
  const before = () => {
    known ??= { label: labelBefore(run.whole, extentOf(run, { first, last: first })[0]) };
    return known.label;
  };
  const label = (last: number) => nearerLabel(before(), run.whole, run.at + run.groups[last]!.end);
  return { run, first, spans: spansFrom(run, first, mostDigits), before, label };
}

function findNumber(run: NumberRun, first: number): Found | undefined {
  const place = placeAt(run, first);
  if ((place.spans.at(-1)?.digits.length ?? 0) < fewestDigits) return undefined;
  if (hasPlus(run, first)) return findTelephone(place);
  return findCard(place) ?? findNationalNumber(place) ?? findTelephone(place);
}

function findCard({ run, spans, label }: Place): Found | undefined {
  const span = spans.findLast(({ digits }) => digits.length >= 13 && isCardNumber(digits));
  if (span === undefined || isInHex(run, span)) return undefined;
  const told = label(span.last);
  const isCard = told?.meaning === 'card' || (isCardShape(span.shape) && !isVetoed(told, 'strong'));
  return isCard ? { token: '[card]', last: span.last } : undefined;
}

function findNationalNumber({ run, spans, before, label }: Place): Found | undefined {
  for (const span of spans.toReversed()) {
    const valid = validIds(span);
    const canBeDeclared = span.digits.length >= 8 && span.digits.length <= 13;
    if ((valid.length === 0 && !canBeDeclared) || isPartOfCode(run, span)) continue;
    const told = valid.length === 0 ? before() : label(span.last);
    const isNamed = told?.meaning === 'identity' || told?.meaning === 'own';
    const isDeclared = canBeDeclared && told?.meaning === 'identity' && told.distance === 'adjacent';
    const isSure = valid.some(({ standsAlone }) => standsAlone || isNamed) && !isVetoed(told, 'strong');
    if (isSure || isDeclared) return { token: '[national_id]', last: span.last };
  }
  return undefined;
}

const validIds = ({ digits, shape }: Span): NationalNumber[] =>
  nationalNumbers.filter(
    (one) => one.digits === digits.length && one.shape.test(shape) && one.isValid(digits),
  );

function findTelephone({ run, first, spans, label }: Place): Found | undefined {
  const phone = findPhone(run, first);
  const told = label(phone?.last ?? spans.at(-1)!.last);
  if (told?.meaning === 'phone' || told?.meaning === 'own') {
    const last = phone?.certainty === 'certain' ? phone.last : findNamedPhone(run, first, told);
    if (last !== undefined && !isCountedSpan(run, first, last)) return { token: '[phone]', last };
  }
  if (phone === undefined || isVetoed(told, phone.certainty) || isCountedSpan(run, first, phone.last))
    return undefined;
  return { token: '[phone]', last: phone.last };
}

const isCountedSpan = (run: NumberRun, first: number, last: number): boolean =>
  isCounted(run.whole, ...extentOf(run, { first, last }));

/** Whether the words beside a number say that it is something else. The surer its form, the nearer they must stand. */
function isVetoed(label: Label | undefined, certainty: 'certain' | 'strong' | 'plain' | 'weak'): boolean {
  if (label === undefined || certainty === 'certain') return false;
  const speaksAgainst = /^(?:reference|measure|customer)$/.test(label.meaning);
  if (!speaksAgainst) return false;
  return certainty === 'strong'
    ? label.distance === 'adjacent' && label.meaning !== 'customer'
    : label.distance !== 'far';
}

/** Digits within a hash or a key: `9f4539148803436467c`. */
function isInHex(run: NumberRun, span: Span): boolean {
  const [start, end] = extentOf(run, span);
  return (
    /\d[a-z]+$/i.test(run.whole.slice(Math.max(0, start - 12), start)) ||
    /^[a-z]+\d/i.test(run.whole.slice(end, end + 12))
  );
}

/** Letters or further digits are joined to it: `INV-90010123441`, `A716-446655440000`. */
function isPartOfCode(run: NumberRun, { first, last }: Span): boolean {
  const [start, end] = [run.at + run.groups[first]!.start, run.at + run.groups[last]!.end];
  const before = first === 0 ? run.whole.slice(Math.max(0, start - 3), start) : separatorBefore(run, first);
  if (first > 0 && /^[-./_]$/.test(before)) return true;
  if (first === 0 && /[\p{Script=Latin}\d][-_/]?$|\d[.,:]$/u.test(before)) return true;
  return /^(?:[\p{Script=Latin}\d_]|[-_/.]\d|-\p{L}{0,3}\d)/u.test(run.whole.slice(end, end + 5));
}
