import { type Label, labelBefore, nearerLabel, speaksAgainst } from '../context/label.ts';
import { isCounted } from '../context/surroundings.ts';
import { extentOf, type NumberRun, type Span, separatorBefore, spansFrom } from './number-run.ts';
import type { Certainty } from './phone-shapes.ts';

/** Card numbers have up to 19 digits, and nothing that is looked for has more. */
const mostDigits = 19;

/** What is known of the numbers that may begin at one group of a run. */
export interface Place {
  readonly run: NumberRun;
  readonly first: number;
  /** The shortest first. */
  readonly spans: readonly Span[];
  /** What the words before say. */
  before(): Label | undefined;
  /** What the words before or behind say of the number that ends with a group. */
  label(last: number): Label | undefined;
  /** True when a word before the run says that its groups up to this one are one number of a thing. */
  isOwned(last: number): boolean;
}

/** What a finder of numbers makes of a place. */
export interface Found {
  readonly token: '[card]' | '[national_id]' | '[phone]';
  readonly last: number;
}

/** @param ownedUntil last group of the number of a thing that begins the run; 0 when there is none */
export function placeAt(run: NumberRun, first: number, ownedUntil: number): Place {
  let known: { readonly label: Label | undefined } | undefined;
  const before = () => {
    known ??= { label: labelBefore(run.whole, extentOf(run, { first, last: first })[0]) };
    return known.label;
  };
  return {
    run,
    first,
    spans: spansFrom(run, first, mostDigits),
    before,
    label: (last) => nearerLabel(before(), run.whole, run.at + run.groups[last]!.end),
    isOwned: (last) => first > 0 && last <= ownedUntil,
  };
}

/**
 * The last group of the number that a word like "ISBN" before the run announces: as far as the same sign parts the
 * groups. 0 when no such word stands there.
 */
export function endOfOwned(run: NumberRun): number {
  if (run.groups.length < 3) return 0;
  const label = labelBefore(run.whole, run.at);
  if (label === undefined || !speaksAgainst(label) || label.distance === 'far') return 0;
  const sign = separatorBefore(run, 1);
  let last = 1;
  while (last + 1 < run.groups.length && separatorBefore(run, last + 1) === sign) last++;
  return last;
}

/** Whether the words beside a number say that it is something else. The surer its form, the nearer they must stand. */
export function isVetoed(label: Label | undefined, certainty: Certainty): boolean {
  if (label === undefined || certainty === 'certain' || !speaksAgainst(label)) return false;
  if (certainty !== 'strong') return label.distance !== 'far';
  return label.distance === 'adjacent' || label.distance === 'said';
}

/** Whether a number counts something: money, kilowatt hours. */
export const isCountedSpan = (run: NumberRun, first: number, last: number): boolean =>
  isCounted(run.whole, ...extentOf(run, { first, last }));

/** Digits within a hash or a key: `9f4539148803436467c`. */
export function isInHex(run: NumberRun, span: Span): boolean {
  const [start, end] = extentOf(run, span);
  return (
    /\d[a-z]+$/i.test(run.whole.slice(Math.max(0, start - 12), start)) ||
    /^[a-z]+\d/i.test(run.whole.slice(end, end + 12))
  );
}

/** The digits behind a decimal point or comma: `0.4539148803436467`. */
export function isDecimal(run: NumberRun, span: Span): boolean {
  const [start] = extentOf(run, span);
  return /\d[.,]$/.test(run.whole.slice(Math.max(0, start - 2), start));
}

/** Letters or further digits are joined to it: `INV-90010123441`, `A716-446655440000`. */
export function isPartOfCode(run: NumberRun, { first, last }: Span): boolean {
  const [start, end] = [run.at + run.groups[first]!.start, run.at + run.groups[last]!.end];
  const before = first === 0 ? run.whole.slice(Math.max(0, start - 3), start) : separatorBefore(run, first);
  if (first > 0 && /^[-./_]$/.test(before)) return true;
  if (first === 0 && /[\p{Script=Latin}\d][-_/]?$|\d[.,:]$/u.test(before)) return true;
  return /^(?:[\p{Script=Latin}\d_]|[-_/.]\d|-\p{L}{0,3}\d)/u.test(run.whole.slice(end, end + 5));
}
