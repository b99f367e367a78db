import type { SentimentTag } from '../../platform/ports.ts';
import { shareInterval } from '../examples/share-interval.ts';
import { areaInterval, areaUnderCurve } from '../linear/area-under-curve.ts';
import type { ScoreLabel } from './scored-comment.ts';

/** How well tags agree with what customers said by their scores. Null where there is none to judge by. */
export interface Figures {
  readonly n: number;
  readonly n_negative: number;
  /** Texts that the engine could judge. */
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

export interface Judged {
  readonly truth: ScoreLabel;
  readonly tag: Pick<SentimentTag, 'label' | 'isScored'> & { readonly negative: number };
}

/** Figures of tags beside the truth, with 95 % intervals. A tag of a label that no text has is wrong. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const n = judged.length;
  const isNegative = judged.map(({ truth }) => truth === 'negative');
  const negatives = isNegative.filter(Boolean).length;
  const right = judged.filter(({ truth, tag }) => tag.label === truth).length;
  const labels = [...new Set(judged.map(({ truth }) => truth))];
  const f1 = labels.map((label) => f1Of(judged, label));
  const hasBoth = negatives > 0 && negatives < n;
  const auc = hasBoth
    ? areaUnderCurve(
        judged.map(({ tag }) => tag.negative),
        isNegative,
      )
    : null;
  const [auc_lower, auc_upper] = auc === null ? [null, null] : areaInterval(auc, negatives, n - negatives);
  const [accuracy_lower, accuracy_upper] = n === 0 ? [null, null] : shareInterval(right, n);
  return {
    n,
    n_negative: negatives,
    n_scored: judged.filter(({ tag }) => tag.isScored).length,
    accuracy: n === 0 ? null : right / n,
    accuracy_lower,
    accuracy_upper,
    macro_f1: n === 0 ? null : f1.reduce((sum, each) => sum + each, 0) / f1.length,
    negative_f1: negatives === 0 ? null : f1Of(judged, 'negative'),
    auc,
    auc_lower,
    auc_upper,
  };
}

function f1Of(judged: readonly Judged[], label: ScoreLabel): number {
  let [both, said, is] = [0, 0, 0];
  for (const { truth, tag } of judged) {
    if (tag.label === label) said++;
    if (truth === label) is++;
    if (tag.label === label && truth === label) both++;
  }
  return (2 * both) / Math.max(1, said + is);
}
