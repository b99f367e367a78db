import type { Features } from '../../words/features.ts';

/** Places that features of a text are hashed into. */
export const buckets = 1 << 18;

/** One question of a model, as log-odds: a weight of eight bits a hashed feature, some numbers' weights, a bias. */
export interface Head {
  readonly weights: Int8Array;
  /** What one step of a weight is. */
  readonly scale: number;
  readonly numbers: readonly number[];
  readonly bias: number;
}

/** A model fitted to the deployment's own scored comments. */
export interface SentimentModel {
  /** Hash of its bytes and of the lexicons it was fitted on top of. */
  readonly version: string;
  /** Languages of which it has seen enough to classify them. */
  readonly languages: readonly string[];
  /** Whether a text is negative. */
  readonly negative: Head;
  /** Whether a text that is not negative is positive; absent where the scores had no middle. */
  readonly positive?: Head;
  /** Instant of the newest comment it was fitted to, milliseconds since 1970 UTC. */
  readonly fittedUntil: number;
  /** Figures of held-out comments, as they were printed. */
  readonly card: unknown;
}

/** Log-odds of a text's features. */
export function headScore(
  { weights, scale, numbers, bias }: Head,
  features: Features,
  values: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < features.count; i++) sum += weights[features.places[i]!]!;
  let score = bias + (features.count === 0 ? 0 : (sum * scale) / Math.sqrt(features.count));
  for (let i = 0; i < numbers.length; i++) score += numbers[i]! * values[i]!;
  return score;
}
