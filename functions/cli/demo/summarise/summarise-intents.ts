import { numberOf, type Row } from '../../../contract/lake/rows.ts';
import { type Intent, intents } from '../../../simulate/story/plan/planted-truth.ts';
import type { Compared } from './compared.ts';
import { compareMetric } from './summarise-markets.ts';

/** One intent in the chats of a market, over two windows. */
export interface IntentNumbers {
  readonly intent: string;
  readonly tickets: { readonly before: number; readonly after: number };
  readonly ai_share: Compared;
  readonly claimed_resolution_rate: Compared;
  readonly verified_resolution_rate: Compared;
  readonly repeat_contact_rate: Compared;
}

export interface MarketIntents {
  readonly market: string;
  readonly intents: readonly IntentNumbers[];
}

/** What was handed back in Sweden, there and where AI kept it. */
export const summariseHandedBack = (rows: readonly Row[]): MarketIntents[] =>
  (['SE', 'US', 'DE'] as const).map((market) => ({
    market,
    intents: summariseIntents(
      rows.filter((row) => row.market === market),
      ['refunds', 'disputes'],
    ),
  }));

/** Reads the answer of before_after by intent. */
export const summariseIntents = (
  rows: readonly Row[],
  wanted: readonly Intent[] = intents,
): IntentNumbers[] =>
  wanted.map((intent) => {
    const metric = (name: string) => rows.find((row) => row.intent === intent && row.metric === name);
    const plain = (name: string) => compareMetric(metric(name), name, '');
    const tickets = metric('ai_share') ?? {};
    return {
      intent,
      tickets: { before: numberOf(tickets, 'n_before'), after: numberOf(tickets, 'n_after') },
      ai_share: plain('ai_share'),
      claimed_resolution_rate: plain('claimed_resolution_rate'),
      verified_resolution_rate: plain('verified_resolution_rate'),
      repeat_contact_rate: plain('repeat_contact_rate'),
    };
  });
