import type { RoutingChangeEvent } from '../../../contract/records/events.ts';
import { brand, pilot } from './planted-truth.ts';

const declared = { event: 'routing_change', schema: 1, source: 'operations' } as const;

/** What was planted with each change, in words. */
export const plantedEffects: Readonly<Record<string, string>> = {
  'ai-chat-se-us': 'AI does well on easy intents and badly on refunds and disputes',
  'ai-chat-de': 'the same, but in three stages, so that it is thin for eight weeks',
  'gb-email-letters': 'nothing',
  'on-demand-pilot-se': 'nothing',
  'handback-se-money-back': 'better service, at the price of people',
};
/** The same for the undeclared step of the AI share. */
export const plantedUndeclared =
  'AI takes 92 instead of 67 % of the chats in US from 18 August; nobody said so';

/** A version of the German rollout, with the day of its last stage. */
const germanStages = (last: string, occurred_at: string, note: string): RoutingChangeEvent => ({
  ...declared,
  occurred_at,
  change_id: 'ai-chat-de',
  kind: 'ai_rollout',
  effective_at: '2025-05-05T00:00:00Z',
  selector: { brand: [brand], market: ['DE'], channel: ['chat'] },
  ai_share_before: 0,
  ai_share_after: 0.67,
  stages: [
    { effective_at: '2025-05-05T00:00:00Z', ai_share: 0.2 },
    { effective_at: '2025-06-02T00:00:00Z', ai_share: 0.45 },
    { effective_at: `${last}T00:00:00Z`, ai_share: 0.67 },
  ],
  note,
});

/** What operations declared, with a correction, a withdrawal and changes that did no harm. */
export const declaredChanges: readonly RoutingChangeEvent[] = [
  {
    ...declared,
    occurred_at: '2025-03-10T09:30:00Z',
    change_id: 'ai-chat-se-us',
    kind: 'ai_rollout',
    effective_at: '2025-03-17T00:00:00Z',
    selector: { brand: [brand], market: ['SE', 'US'], channel: ['chat'] },
    ai_share_before: 0,
    ai_share_after: 0.67,
    note: 'Assistant takes two thirds of chats in Sweden and the United States',
  },
  germanStages('2025-06-23', '2025-04-22T14:05:00Z', 'Assistant in German chats, in three stages'),
  germanStages('2025-06-30', '2025-04-24T08:00:00Z', 'Correction: the last stage comes a week later'),
  {
    ...declared,
    occurred_at: '2025-06-10T10:00:00Z',
    change_id: 'gb-email-letters',
    kind: 'policy',
    effective_at: '2025-06-16T00:00:00Z',
    selector: { brand: [brand], market: ['GB'], channel: ['email'] },
    note: 'New standard letters in British e-mail',
  },
  {
    ...declared,
    occurred_at: '2025-07-01T09:00:00Z',
    change_id: 'ai-chat-nl',
    kind: 'ai_rollout',
    effective_at: '2025-09-01T00:00:00Z',
    selector: { brand: [brand], market: ['NL'], channel: ['chat'] },
    ai_share_before: 0,
    ai_share_after: 0.67,
    note: 'Planned: assistant in Dutch chats',
  },
  {
    ...declared,
    occurred_at: '2025-08-11T15:20:00Z',
    change_id: 'ai-chat-nl',
    kind: 'withdrawn',
    effective_at: '2025-09-01T00:00:00Z',
    selector: { brand: [brand], market: ['NL'], channel: ['chat'] },
    note: 'Not before next year',
  },
  {
    ...declared,
    occurred_at: '2025-09-12T12:00:00Z',
    change_id: 'on-demand-pilot-se',
    kind: 'staffing',
    effective_at: pilot.from,
    selector: { brand: [brand], market: ['SE'], channel: ['chat'] },
    note: 'Pilot: two people on demand in Swedish chats',
  },
  {
    ...declared,
    occurred_at: '2025-10-01T09:00:00Z',
    change_id: 'handback-se-money-back',
    kind: 'handback',
    effective_at: '2025-10-06T00:00:00Z',
    selector: { brand: [brand], market: ['SE'], channel: ['chat'], intent: ['refunds', 'disputes'] },
    ai_share_before: 0.64,
    ai_share_after: 0,
    note: 'Refunds and disputes in Swedish chats go back to people',
  },
];
