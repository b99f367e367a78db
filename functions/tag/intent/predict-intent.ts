import type { Features } from '../words/features.ts';
import { buckets, type IntentModel } from './intent-model.ts';
import type { IntentTags } from './intent-tags.ts';
import { createOpeningReading, readOpening } from './read-opening.ts';

/** What a model makes of a text. */
export interface Guess {
  /** Place of the likeliest intent in the model; -1 where the text says nothing to it. */
  readonly intent: number;
  /** How likely it is, 0…1. */
  readonly probability: number;
}

const noGuess: Guess = { intent: -1, probability: 0 };

export interface OpeningText {
  readonly text: string;
  /** Amazon Comprehend's code. */
  readonly language: string;
}

/**
 * The likeliest of intents by their log-odds. Each was asked against all others, so together they may claim more than
 * there is: then each gets its part. What none of them claims is left to intents that the model does not know.
 */
export function likeliest(logOdds: Float64Array): Guess {
  let intent = -1;
  let largest = 0;
  let together = 0;
  for (let at = 0; at < logOdds.length; at++) {
    const p = 1 / (1 + Math.exp(-logOdds[at]!));
    together += p;
    if (p > largest) [intent, largest] = [at, p];
  }
  return { intent, probability: largest / Math.max(1, together) };
}

/** A model's guess at a text, sure or not. Pure: the same text, the same guess. */
export function intentGuesser(model: Omit<IntentModel, 'version'>): (text: OpeningText) => Guess {
  const reading = createOpeningReading();
  const scores = scorer(model);
  const languages = new Set(model.languages);
  return ({ text, language }) => {
    if (!languages.has(language)) return noGuess;
    readOpening(text, reading);
    return reading.features.count === 0 ? noGuess : likeliest(scores(reading.features));
  };
}

/** Whether a guess is sure enough to be said. */
export const isSure = (model: Pick<IntentModel, 'intents'>, { intent, probability }: Guess): boolean => {
  const threshold = model.intents[intent]?.threshold;
  return threshold != null && probability >= threshold;
};

/** What a row says of a text: the intent where the model is sure, and which model was asked. */
export function intentPredictor(model: IntentModel): (text: OpeningText) => IntentTags {
  const guessAt = intentGuesser(model);
  return (text) => {
    const guess = guessAt(text);
    const isSaid = isSure(model, guess);
    return {
      predicted_intent: isSaid ? model.intents[guess.intent]!.name : null,
      predicted_intent_probability: isSaid ? guess.probability : null,
      intent_model: model.version,
    };
  };
}

/** Log-odds of each intent. Weights of a feature lie beside each other: a text reads few places of a large table. */
function scorer({ intents }: Pick<IntentModel, 'intents'>): (features: Features) => Float64Array {
  const count = intents.length;
  const weights = new Int8Array(buckets * count);
  intents.forEach((head, at) => {
    head.weights.forEach((weight, place) => {
      weights[place * count + at] = weight;
    });
  });
  const sums = new Int32Array(count);
  const logOdds = new Float64Array(count);
  return ({ places, count: found }) => {
    sums.fill(0);
    for (let i = 0; i < found; i++) {
      const from = places[i]! * count;
      for (let at = 0; at < count; at++) sums[at]! += weights[from + at]!;
    }
    const length = Math.sqrt(found);
    for (let at = 0; at < count; at++)
      logOdds[at] = intents[at]!.bias + (sums[at]! * intents[at]!.scale) / length;
    return logOdds;
  };
}
