import { buckets, type IntentHead, type IntentModel } from '../../tag/intent/intent-model.ts';
import { type Guess, likeliest } from '../../tag/intent/predict-intent.ts';
import { createOpeningReading, readOpening } from '../../tag/intent/read-opening.ts';
import { gatherRows } from '../examples/gather-rows.ts';
import { foldsOf } from '../examples/split-examples.ts';
import { calibrate } from '../linear/calibrate.ts';
import { chooseCost, unseenScores } from '../linear/cross-validate.ts';
import { fitLogistic } from '../linear/fit-logistic.ts';
import { quantise } from '../linear/quantise.ts';
import type { Rows } from '../linear/rows.ts';
import type { LabelledTicket } from './labelled-ticket.ts';
import { sureFrom } from './sure-from.ts';

const costs = [0.3, 1, 3, 10];
const foldCount = 4;
/** A language is classified where so many of its tickets were learned from. */
const leastOfLanguage = 30;

export interface FittedIntents {
  readonly model: Omit<IntentModel, 'version' | 'card'>;
  /** What an error costs: chosen by cross-validation of the most frequent intent, or given. */
  readonly cost: number;
}

/**
 * Fits a question for each intent, it or any other, and finds from when on its answer is sure. Tickets of intents that are
 * not named count as any other. Pure: the same tickets in the same order give the same weights.
 * @param names of the intents, the most frequent first
 */
export function fitIntents(
  tickets: readonly LabelledTicket[],
  names: readonly string[],
  knownCost?: number,
): FittedIntents {
  const rows = ticketRows(tickets);
  const chosen = tickets.map((_, row) => row);
  const folds = foldsOf(tickets, foldCount);
  const questionOf = (name: string) => ({
    chosen,
    folds,
    isOfClass: tickets.map(({ intent }) => intent === name),
  });
  const cost = knownCost ?? chooseCost(rows, questionOf(names[0]!), costs).cost;
  const unseen = tickets.map(() => new Float64Array(names.length));
  const heads = names.map((name, at) => {
    const question = questionOf(name);
    const scores = unseenScores(rows, question, cost);
    const calibration = calibrate(scores, question.isOfClass);
    scores.forEach((score, row) => {
      unseen[row]![at] = calibration.slope * (score - calibration.threshold);
    });
    const { weights, scale, bias } = quantise(fitLogistic(rows, { ...question, cost }), calibration);
    return { name, weights, scale, bias };
  });
  const thresholds = thresholdsOf(unseen.map(likeliest), tickets, names);
  const intents: IntentHead[] = heads.map((head, at) => ({ ...head, threshold: thresholds[at]! }));
  const fittedUntil = Math.max(...tickets.slice(-1).map(({ occurredAt }) => occurredAt));
  return { model: { languages: languagesOf(tickets), intents, fittedUntil }, cost };
}

function ticketRows(tickets: readonly LabelledTicket[]): Rows {
  const reading = createOpeningReading();
  return gatherRows(tickets.length, {
    buckets,
    features: reading.features,
    numbers: new Float64Array(),
    read: (row) => readOpening(tickets[row]!.text, reading),
  });
}

const thresholdsOf = (
  guesses: readonly Guess[],
  tickets: readonly LabelledTicket[],
  names: readonly string[],
): (number | null)[] =>
  names.map((name, at) =>
    sureFrom(
      guesses.flatMap(({ intent, probability }, row) =>
        intent === at ? [{ probability, isRight: tickets[row]!.intent === name }] : [],
      ),
    ),
  );

function languagesOf(tickets: readonly LabelledTicket[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of tickets) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= leastOfLanguage)
    .map(([language]) => language)
    .sort();
}
