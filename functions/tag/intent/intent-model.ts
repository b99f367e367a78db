/** Places that features of a text are hashed into. */
export const buckets = 1 << 16;

/** One intent of a model, as log-odds against all others: a weight of eight bits a hashed feature, and a bias. */
export interface IntentHead {
  readonly name: string;
  readonly weights: Int8Array;
  /** What one step of a weight is. */
  readonly scale: number;
  readonly bias: number;
  /** How likely it must be to be said; null where nothing showed from when on it is right often enough. */
  readonly threshold: number | null;
}

/** A classifier fitted to the deployment's own tickets whose intent is known. */
export interface IntentModel {
  /** Hash of its bytes. */
  readonly version: string;
  /** Languages of which it has seen enough to classify them. */
  readonly languages: readonly string[];
  readonly intents: readonly IntentHead[];
  /** Instant of the newest ticket it was fitted to, milliseconds since 1970 UTC. */
  readonly fittedUntil: number;
  /** Figures of held-out tickets, as they were printed. */
  readonly card: unknown;
}
