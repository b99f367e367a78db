/** A group of digits of a run, `[start, end)` in the run's text. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Digits and separators in a row, with the groups in it and the words before it. */
export interface NumberRun {
  readonly text: string;
  readonly groups: readonly DigitGroup[];
  /** Up to 32 characters before the run. */
  readonly before: string;
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

export const hasPlus = (run: NumberRun, index: number): boolean => /\+\(?$/.test(separatorBefore(run, index));
