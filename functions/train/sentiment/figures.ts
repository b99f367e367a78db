import type { SentimentTag } from '../../platform/ports.ts';
import { shareInterval } from '../examples/share-interval.ts';
import { areaInterval, areaUnderCurve } from '../linear/area-under-curve.ts';
import type { ScoreLabel } from './scored-comment.ts';

/** How well tags agree with what customers said by their scores. Null where there is none to evaluate on. */
export interface Figures {
  readonly n: number;
  readonly n_negative: number;
  /** Texts that the engine could classify. */
  readonly n_scored: number;
  /** Share of tags that are right, of the labels that there are. */
  readonly accuracy: number | null;
  readonly accuracy_lower: number | null;
  readonly accuracy_upper: number | null;
  /** Mean over the labels of the harmonic mean of precision and recall. */
  readonly macro_f1: number | null;
  readonly negative_f1: number | null;
  /** Chance that a negative text has the higher P(negative) of two; .5 is chance. */
  readonly auc: number | null;
  readonly auc_lower: number | null;
  readonly auc_upper: number | null;
}

export interface Evaluated {
  readonly truth: ScoreLabel;
  readonly tag: Pick<SentimentTag, 'label' | 'isScored'> & { readonly negative: number };
}

/** Figures of tags beside the truth, with 95 % intervals. A tag of a label that no text has is wrong. */
export function figuresOf(evaluated: readonly Evaluated[]): Figures {
  const n = evaluated.length;
  const isNegative = evaluated.map(({ truth }) => truth === 'negative');
  const negatives = isNegative.filter(Boolean).length;
  const right = evaluated.filter(({ truth, tag }) => tag.label === truth).length;
  const labels = [...new Set(evaluated.map(({ truth }) => truth))];
  const f1 = labels.map((label) => f1Of(evaluated, label));
  const hasBoth = negatives > 0 && negatives < n;
  const auc = hasBoth
    ? areaUnderCurve(
        evaluated.map(({ tag }) => tag.negative),
        isNegative,
      )
    : null;
  const [auc_lower, auc_upper] = auc === null ? [null, null] : areaInterval(auc, negatives, n - negatives);
  const [accuracy_lower, accuracy_upper] = n === 0 ? [null, null] : shareInterval(right, n);
  return {
    n,
    n_negative: negatives,
    n_scored: evaluated.filter(({ tag }) => tag.isScored).length,
    accuracy: n === 0 ? null : right / n,
    accuracy_lower,
    accuracy_upper,
    macro_f1: n === 0 ? null : f1.reduce((sum, each) => sum + each, 0) / f1.length,
    negative_f1: negatives === 0 ? null : f1Of(evaluated, 'negative'),
    auc,
    auc_lower,
    auc_upper,
  };
}

function f1Of(evaluated: readonly Evaluated[], label: ScoreLabel): number {
  let [both, said, is] = [0, 0, 0];
  for (const { truth, tag } of evaluated) {
    if (tag.label === label) said++;
    if (truth === label) is++;
    if (tag.label === label && truth === label) both++;
  }
  return (2 * both) / Math.max(1, said + is);
}
