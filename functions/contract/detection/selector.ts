import type { Selector } from '../records/events.ts';

/** A place tickets come in: what a selector's market, channel and queue choose. */
export interface Scope {
  readonly market: string;
  readonly channel: string;
  readonly queue: string;
}

const admits = (values: readonly string[] | undefined, value: string): boolean =>
  values === undefined || values.includes(value);

const overlap = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((value) => b.includes(value));

/** True when a selector admits tickets of the brand. */
export const admitsBrand = ({ brand }: Selector, value: string): boolean => admits(brand, value);

/** True when tickets of the scope can match the selector (as far as market, channel and queue decide). */
export const admitsScope = (selector: Selector, scope: Scope): boolean =>
  admits(selector.market, scope.market) &&
  admits(selector.channel, scope.channel) &&
  admits(selector.queue, scope.queue);

/** True when the selector's intents and languages admit the ticket's. */
export const admitsStratum = (selector: Selector, intent: string, language: string): boolean =>
  admits(selector.intent, intent) && admits(selector.language, language);

/** True when `other` matches tickets of the scope among those of `selector`'s intents and languages. */
export const touchesScope = (other: Selector, selector: Selector, scope: Scope): boolean =>
  admitsScope(other, scope) &&
  overlap(other.intent, selector.intent) &&
  overlap(other.language, selector.language);
