import type { Judgement } from './judgements.ts';

/** Rows of the lake's event tables, instants in milliseconds: what the oracle and the product both read. */
export interface TicketRow extends Partial<Judgement> {
  event_id: string;
  source: string;
  ticket_id: string;
  type: string;
  occurred_at: number;
  customer_key: string | null;
  brand: string | null;
  market: string | null;
  channel: string | null;
  language: string | null;
  queue: string | null;
  intent: string | null;
  priority: string | null;
  author: string | null;
  handler_kind: string | null;
  handler_id: string | null;
  from_handler_kind: string | null;
  reason: string | null;
  claim: string | null;
  status: string | null;
  /** Of a customer's text; null without one, or untagged. */
  is_thanks: boolean | null;
  asks_for_person: boolean | null;
  /** How likely the text is negative, and whether anything judged it. */
  sentiment_negative?: number | null;
  is_scored?: boolean | null;
  text?: string | null;
  /** What the text lets expect, where a model is sure. */
  predicted_intent?: string | null;
  reopen_count?: number | null;
  is_inferred?: boolean | null;
  ingested_at: number;
  object_id: string;
  record_no: number;
}

export interface CsatRow extends Partial<Judgement> {
  event_id: string;
  source: string;
  survey_id: string;
  ticket_source: string | null;
  ticket_id: string;
  type: string;
  occurred_at: number;
  score_5: number | null;
  comment?: string | null;
  sentiment_negative?: number | null;
  is_scored?: boolean | null;
  rated: string | null;
  ingested_at: number;
  object_id: string;
  record_no: number;
}

export interface History {
  readonly tickets: readonly TicketRow[];
  readonly csats: readonly CsatRow[];
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The UTC date of an instant. */
export const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
