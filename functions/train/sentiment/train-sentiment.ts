import {
  type ClassifyText,
  embeddedClassifier,
} from '../../tag/sentiment/embedded/create-embedded-sentiment.ts';
import { decodeModel, versionOf } from '../../tag/sentiment/embedded/model-file.ts';
import type { SentimentModel } from '../../tag/sentiment/embedded/sentiment-model.ts';
import { inOrder, splitExamples } from '../examples/split-examples.ts';
import { type Evaluated, type Figures, figuresOf } from './figures.ts';
import { fitModel, modelBytes } from './fit-model.ts';
import { labelOfScore, type ScoredComment } from './scored-comment.ts';

/** What is said of a model beside its figures on comments that it had not seen. */
export interface ModelCard {
  /** Comments with a score, of which the newest evaluate the model. */
  readonly comments: number;
  readonly customers: number;
  readonly from: string;
  readonly to: string;
  readonly labels: Readonly<Record<'negative' | 'neutral' | 'positive', number>>;
  readonly languages: Readonly<Record<string, number>>;
  readonly judged_by_model: readonly string[];
  readonly cost: number;
  readonly held_out: Figures;
  readonly held_out_by_language: Readonly<Record<string, Figures>>;
  /** The same comments by the lexicons alone. */
  readonly lexicon: Figures;
  /** The same comments, all called negative. */
  readonly always_negative: Figures;
  /** The model in use and the new one on those of the same comments that neither had seen. */
  readonly in_use: { readonly version: string; readonly its: Figures; readonly new: Figures } | null;
}

export type Training =
  | { readonly status: 'not_enough_data'; readonly reason: string }
  | {
      readonly status: 'better' | 'worse';
      readonly reason: string;
      readonly card: ModelCard;
      readonly bytes: Uint8Array;
      readonly version: string;
    };

const leastComments = 100;
const leastOfAnswer = 20;
/** Comments of either answer, unseen by both models, that a comparison needs. */
const leastToCompare = 10;
/** Older comments are left out: what is newest says most, and a run has an end. */
export const mostComments = 50_000;

/**
 * Fits a model to scored comments, evaluates it on the newest of them, written by customers of whom it has seen nothing,
 * and compares it with what is in use. The model that is published is fitted to all of them, by the same recipe.
 * Pure and deterministic.
 * @param inUse the model in use, if any; else the lexicons are what is compared with
 */
export function trainSentiment(comments: readonly ScoredComment[], inUse?: SentimentModel): Training {
  const ordered = inOrder(comments.filter(({ text }) => text.trim() !== '')).slice(-mostComments);
  const shortage = shortageOf(ordered);
  if (shortage !== undefined) return { status: 'not_enough_data', reason: shortage };
  const { learned, heldOut } = splitExamples(ordered);
  const unseen = heldOut.map((at) => ordered[at]!);
  const candidate = fitModel(learned.map((at) => ordered[at]!));
  const candidateClassifier = embeddedClassifier(decodeModel(modelBytes(candidate.model, null)));
  const evaluated = classifyComments(unseen, candidateClassifier);
  const byLexicon = classifyComments(unseen, embeddedClassifier());
  const comparison = inUse === undefined ? null : compare(unseen, candidateClassifier, inUse);
  const stored: Omit<ModelCard, 'in_use'> = {
    ...describe(ordered, candidate.model.languages),
    cost: candidate.cost,
    held_out: figuresOf(evaluated),
    held_out_by_language: byLanguage(unseen, evaluated),
    lexicon: figuresOf(byLexicon),
    always_negative: figuresOf(evaluated.map(({ truth }) => ({ truth, tag: alwaysNegative }))),
  };
  const card: ModelCard = { ...stored, in_use: comparison };
  const { model } = fitModel(ordered, candidate.cost);
  const bytes = modelBytes(model, stored);
  return { ...whichIsBetter(card), card, bytes, version: versionOf(bytes) };
}

const alwaysNegative = { label: 'negative', negative: 1, isScored: true } as const;

function shortageOf(comments: readonly ScoredComment[]): string | undefined {
  const negative = comments.filter(({ score }) => labelOfScore(score) === 'negative').length;
  const others = comments.length - negative;
  if (comments.length >= leastComments && Math.min(negative, others) >= leastOfAnswer) return undefined;
  return (
    `${comments.length} comments have a score, ${negative} of them a low one and ${others} another; ` +
    `at least ${leastComments} are needed, ${leastOfAnswer} of either kind`
  );
}

/** Tags of comments beside what their scores say. */
export const classifyComments = (comments: readonly ScoredComment[], classify: ClassifyText): Evaluated[] =>
  comments.map(({ text, language, score }) => {
    const { label, scores, isScored } = classify({ text, language });
    return { truth: labelOfScore(score), tag: { label, isScored, negative: scores.negative } };
  });

/** On those of the unseen comments that are newer than what the model in use was fitted to. */
function compare(
  unseen: readonly ScoredComment[],
  classify: ClassifyText,
  inUse: SentimentModel,
): ModelCard['in_use'] {
  const newer = unseen.filter(({ occurredAt }) => occurredAt > inUse.fittedUntil);
  return {
    version: inUse.version,
    its: figuresOf(classifyComments(newer, embeddedClassifier(inUse))),
    new: figuresOf(classifyComments(newer, classify)),
  };
}

function whichIsBetter({ held_out, lexicon, in_use }: ModelCard): {
  status: 'better' | 'worse';
  reason: string;
} {
  const old = in_use === null ? lexicon : in_use.its;
  const fresh = in_use === null ? held_out : in_use.new;
  const name = in_use === null ? 'the lexicons' : `the model in use (${in_use.version})`;
  if (
    Math.min(fresh.n_negative, fresh.n - fresh.n_negative) < leastToCompare ||
    fresh.auc === null ||
    old.auc === null
  )
    return {
      status: 'worse',
      reason: `it cannot be shown to be better than ${name}: of the ${fresh.n} newest comments that neither has seen, ${fresh.n_negative} have a low score; ${leastToCompare} with and ${leastToCompare} without are needed`,
    };
  const words = `AUC ${fresh.auc.toFixed(3)}, against ${old.auc.toFixed(3)} of ${name}, on ${fresh.n} comments that neither has seen`;
  return { status: fresh.auc >= old.auc ? 'better' : 'worse', reason: words };
}

function byLanguage(
  comments: readonly ScoredComment[],
  evaluated: readonly Evaluated[],
): Record<string, Figures> {
  const languages = [...new Set(comments.map(({ language }) => language))].sort();
  return Object.fromEntries(
    languages.map((language) => [
      language,
      figuresOf(evaluated.filter((_, at) => comments[at]!.language === language)),
    ]),
  );
}

function describe(comments: readonly ScoredComment[], judgedByModel: readonly string[]) {
  const labels = { negative: 0, neutral: 0, positive: 0 };
  const languages: Record<string, number> = {};
  for (const { score, language } of comments) {
    labels[labelOfScore(score)]++;
    languages[language] = (languages[language] ?? 0) + 1;
  }
  return {
    comments: comments.length,
    customers: new Set(comments.map(({ customer }) => customer)).size,
    from: new Date(comments[0]!.occurredAt).toISOString(),
    to: new Date(comments.at(-1)!.occurredAt).toISOString(),
    labels,
    languages,
    judged_by_model: judgedByModel,
  };
}
