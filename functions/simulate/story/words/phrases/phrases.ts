import type { Intent, Mood } from '../../plan/planted-truth.ts';

/** What is said in one language. `{order}` and `{amount}` are filled in. */
export interface Phrases {
  /** The customer's first words. */
  readonly asks: Record<Intent, readonly string[]>;
  readonly follows: readonly string[];
  readonly askForPerson: readonly string[];
  readonly aiReplies: readonly string[];
  readonly aiCloses: readonly string[];
  readonly humanReplies: readonly string[];
  readonly humanCloses: readonly string[];
  /** What comes before the customer's mail address, card or account number. */
  readonly reachMe: Record<'email' | 'card' | 'iban' | 'phone', string>;
  readonly comesBack: readonly string[];
  /** What a customer adds to the matter; nothing when in a plain mood. */
  readonly feelings: Record<Exclude<Mood, 'plain'>, readonly string[]>;
  /** What stands beside a score. */
  readonly comments: Record<Mood, readonly string[]>;
}
