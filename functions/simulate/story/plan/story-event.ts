import type { CanonicalEvent } from '../../../contract/records/events.ts';
import type { Customer } from './customers.ts';
import type { Channel, Intent, Market } from './planted-truth.ts';

/** The systems that export files. */
export const sources = ['desk', 'phone', 'surveys', 'operations'] as const;
export type Source = (typeof sources)[number];

export type HandoffReason =
  | 'customer_request'
  | 'missing_knowledge'
  | 'unsupported_request'
  | 'policy'
  | 'tool_failure';

/** An event and its instant in milliseconds UTC, as which `occurred_at` is written. */
export interface StoryEvent {
  readonly at: number;
  readonly source: Source;
  readonly event: CanonicalEvent;
}

/** Somebody needs something: becomes a ticket. */
export interface Need {
  readonly at: number;
  readonly customer: Customer;
  readonly market: Market;
  readonly channel: Channel;
  readonly intent: Intent;
  /** 0 for a need of its own, n for the n-th time the customer comes back with it. */
  readonly depth: number;
}

export const minutes = 60_000;
export const hours = 3_600_000;
export const days = 86_400_000;
