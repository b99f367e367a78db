/** A group of digits of a run, `[start, end)` in the run's text. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Digits and separators in a row, and where in the whole text they stand. */
export interface NumberRun {
  readonly text: string;
  readonly groups: readonly DigitGroup[];
  readonly whole: string;
  /** Where the run begins in the whole text. */
  readonly at: number;
}

/** Groups `first` to `last` of a run, read as one number. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  /** Sizes of the groups and what parts them: `3-3 2 2`; every blank is one blank, a dash between blanks a dash. */
  readonly shape: string;
}

export const digitGroups = (text: string): DigitGroup[] =>
  [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));

/** The separators behind a group, up to the next group. */
export function separatorAfter(run: NumberRun, index: number): string {
  return run.text.slice(run.groups[index]?.end, run.groups[index + 1]?.start ?? run.text.length);
}

/** What stands before a group, back to the group before it. */
export function separatorBefore(run: NumberRun, index: number): string {
  return run.text.slice(index === 0 ? 0 : run.groups[index - 1]?.end, run.groups[index]?.start);
}

export const hasPlus = (run: NumberRun, index: number): boolean =>
  /\+\s?\(?\s?$/.test(separatorBefore(run, index));

const simpleSeparator = (separator: string): string => {
  const sign = separator.trim();
  return sign === '' ? ' ' : sign;
};

/** The spans that begin at a group, the shortest first, as long as they have no more than `mostDigits`. */
export function spansFrom(run: NumberRun, first: number, mostDigits: number): Span[] {
  const spans: Span[] = [];
  let digits = '';
  let shape = '';
  for (let last = first; last < run.groups.length; last++) {
    const group = run.groups[last]!;
    if (last > first) shape += simpleSeparator(separatorBefore(run, last));
    digits += group.digits;
    shape += group.digits.length;
    if (digits.length > mostDigits) break;
    spans.push({ first, last, digits, shape });
  }
  return spans;
}

/** Where a span begins and ends in the whole text, its `+` or the bracket around its area code included. */
export function extentOf(run: NumberRun, { first, last }: Pick<Span, 'first' | 'last'>): [number, number] {
  const prefix = /[+(][+(\s]{0,3}$/.exec(separatorBefore(run, first));
  const isItsOwn = prefix?.[0].includes('+') === true || /^\s?\)/.test(separatorAfter(run, first));
  const start = (run.groups[first]?.start ?? 0) - (isItsOwn ? (prefix?.[0].length ?? 0) : 0);
  return [run.at + start, run.at + (run.groups[last]?.end ?? run.text.length)];
}
