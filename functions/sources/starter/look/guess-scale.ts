import { type Column, nothings } from './columns.ts';

/** What the texts of a score column show of its scale. */
export type ScaleGuess =
  | { readonly kind: 'numbers'; readonly min: number; readonly max: number; readonly answers: number }
  /** Percentages, whose ends need no looking for. */
  | { readonly kind: 'percent' }
  /** Good and bad, which need no scale. */
  | { readonly kind: 'good_bad' }
  /** Texts that begin with their number, `5 - Very satisfied`. */
  | {
      readonly kind: 'numbered';
      readonly min: number;
      readonly max: number;
      readonly values: ReadonlyMap<string, number>;
    }
  /** Labels that nothing ranks. */
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  /** Numbers whose ends are not those of a scale that is known. */
  | {
      readonly kind: 'unknown';
      readonly lowest: number;
      readonly highest: number;
      readonly isLoyalty: boolean;
    };

const scales = [
  [1, 5],
  [1, 10],
  [0, 10],
  [1, 7],
  [0, 100],
  [-103, 103],
] as const;

/** The least and the greatest score seen are a scale's only where they are the ends of one that is in use. */
export function guessScale({ texts, words }: Column): ScaleGuess {
  const found = [...texts].filter(([text]) => !nothings.has(text.toLowerCase()));
  const labels = found.map(([text]) => text);
  if (labels.every((text) => /^(?:good|bad)$/i.test(text))) return { kind: 'good_bad' };
  if (labels.every((text) => percent.test(text))) return { kind: 'percent' };
  const numbers = labels.map(numberOf);
  if (numbers.every((one) => one !== undefined)) {
    const answers = found.reduce((sum, [, count]) => sum + count, 0);
    return ofNumbers(numbers, answers, /\bnps\b|promoter|recommend/.test(words));
  }
  const leading = labels.map((text) => /^(-?\d{1,3})\s*(?:[-–:.)]|stars?\b|=)/i.exec(text)?.[1]);
  if (leading.every((one) => one !== undefined)) {
    const values = new Map(labels.map((text, i) => [text, Number(leading[i])]));
    const ends = ofNumbers([...values.values()], 0, false);
    if (ends.kind === 'numbers') return { kind: 'numbered', min: ends.min, max: ends.max, values };
  }
  return { kind: 'labels', labels };
}

const percent = /^(?:100|\d{1,2})(?:[.,]\d{1,6})? ?%$/;

function numberOf(text: string): number | undefined {
  return /^[+-]?\d{1,4}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function ofNumbers(numbers: readonly number[], answers: number, isLoyalty: boolean): ScaleGuess {
  const lowest = Math.min(...numbers);
  const highest = Math.max(...numbers);
  const scale = scales.find(([min, max]) => min === lowest && max === highest);
  if (scale === undefined || isLoyalty) return { kind: 'unknown', lowest, highest, isLoyalty };
  return { kind: 'numbers', min: lowest, max: highest, answers };
}
