import { encodeModel } from '../../tag/sentiment/embedded/model-file.ts';
import type { Head, SentimentModel } from '../../tag/sentiment/embedded/sentiment-model.ts';
import { foldsOf } from '../examples/split-examples.ts';
import { calibrate } from '../linear/calibrate.ts';
import { chooseCost, unseenScores } from '../linear/cross-validate.ts';
import { fitLogistic } from '../linear/fit-logistic.ts';
import { quantise } from '../linear/quantise.ts';
import type { Rows } from '../linear/rows.ts';
import { commentRows } from './comment-rows.ts';
import { labelOfScore, type ScoredComment } from './scored-comment.ts';

const costs = [0.3, 1, 3, 10];
const foldCount = 4;
/** A head is fitted where there are so many of both answers. */
const leastOfAnswer = 20;
/** A language is classified by the model where so many of its comments were learned from, and so many of both answers. */
const leastOfLanguage = 50;
const leastOfAnswerInLanguage = 10;

export interface FittedModel {
  readonly model: Omit<SentimentModel, 'version' | 'card'>;
  /** What an error costs, chosen by cross-validation or given. */
  readonly cost: number;
}

/** Fits a model to comments. Pure: the same comments in the same order give the same weights. */
export function fitModel(comments: readonly ScoredComment[], knownCost?: number): FittedModel {
  const rows = commentRows(comments);
  const labels = comments.map(({ score }) => labelOfScore(score));
  const folds = foldsOf(comments, foldCount);
  const all = comments.map((_, row) => row);
  const validation = { chosen: all, folds, isOfClass: labels.map((label) => label === 'negative') };
  const { cost, scores } =
    knownCost === undefined
      ? chooseCost(rows, validation, costs)
      : { cost: knownCost, scores: unseenScores(rows, validation, knownCost) };
  const negative = fitHead(rows, validation, cost, scores);
  const others = all.filter((row) => labels[row] !== 'negative');
  const isPositive = labels.map((label) => label === 'positive');
  const positives = others.filter((row) => isPositive[row]).length;
  const hasMiddle = positives >= leastOfAnswer && others.length - positives >= leastOfAnswer;
  const ofOthers = { chosen: others, folds, isOfClass: isPositive };
  const positive = hasMiddle
    ? { positive: fitHead(rows, ofOthers, cost, unseenScores(rows, ofOthers, cost)) }
    : {};
  const fittedUntil = Math.max(...comments.slice(-1).map(({ occurredAt }) => occurredAt));
  return { model: { languages: languagesOf(comments, labels), negative, ...positive, fittedUntil }, cost };
}

interface HeadToFit {
  readonly chosen: readonly number[];
  readonly isOfClass: readonly boolean[];
}

function fitHead(rows: Rows, fit: HeadToFit, cost: number, unseen: readonly number[]): Head {
  const truth = fit.chosen.map((row) => fit.isOfClass[row]!);
  return quantise(fitLogistic(rows, { ...fit, cost }), calibrate(unseen, truth));
}

function languagesOf(comments: readonly ScoredComment[], labels: readonly string[]): string[] {
  const counts = new Map<string, { all: number; negative: number }>();
  comments.forEach(({ language }, at) => {
    const count = counts.get(language) ?? { all: 0, negative: 0 };
    counts.set(language, {
      all: count.all + 1,
      negative: count.negative + (labels[at] === 'negative' ? 1 : 0),
    });
  });
  return [...counts]
    .filter(
      ([, { all, negative }]) =>
        all >= leastOfLanguage &&
        negative >= leastOfAnswerInLanguage &&
        all - negative >= leastOfAnswerInLanguage,
    )
    .map(([language]) => language)
    .sort();
}

/** A fitted model as it is stored. */
export const modelBytes = (model: FittedModel['model'], card: unknown): Uint8Array =>
  encodeModel({ ...model, card });
