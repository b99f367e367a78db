import type { Weights } from './chance.ts';

/**
 * What is planted in the story's year: every number a report finds can be compared with the one put in here.
 * Vellopay is a made-up payments company.
 */

export const brand = 'vellopay';
export const firstDay = '2025-01-01';
/** The exports end with this day; nothing later is known. */
export const lastDay = '2025-12-31';
/** Tickets of the whole year, repeat contacts included, at scale 1 (approximately: arrivals are Poisson). */
export const ticketsAYear = 120_000;

export const markets = ['DE', 'SE', 'US', 'GB', 'NL'] as const;
export type Market = (typeof markets)[number];
export const channels = ['chat', 'email', 'phone', 'social'] as const;
export type Channel = (typeof channels)[number];
export const intents = [
  'order_status',
  'account_access',
  'refunds',
  'payment_plan',
  'card_declined',
  'disputes',
  'fees',
  'fraud_report',
] as const;
export type Intent = (typeof intents)[number];
export const queues = ['everyday', 'account', 'money_back'] as const;
export type Queue = (typeof queues)[number];

export const marketShares: Weights<Market> = { DE: 0.28, SE: 0.22, US: 0.22, GB: 0.16, NL: 0.12 };
export const channelShares: Weights<Channel> = { chat: 0.52, email: 0.22, phone: 0.18, social: 0.08 };
export const languages: Record<Market, Partial<Weights<Language>>> = {
  DE: { de: 0.9, en: 0.1 },
  SE: { sv: 0.86, en: 0.14 },
  US: { en: 0.87, es: 0.13 },
  GB: { en: 1 },
  NL: { nl: 0.84, en: 0.16 },
};
export type Language = 'de' | 'en' | 'es' | 'nl' | 'sv';

/** The mood a customer's text is written in. */
export type Mood = 'displeased' | 'plain' | 'pleased';
/** Moods by what the customer knows when writing: who is not helped writes more negatively, seldom a word of thanks. */
export const moodsWhen = {
  asking: { displeased: 0.1, plain: 0.78, pleased: 0.12 },
  helped: { displeased: 0.06, plain: 0.64, pleased: 0.3 },
  not_helped: { displeased: 0.5, plain: 0.42, pleased: 0.08 },
  coming_back: { displeased: 0.6, plain: 0.36, pleased: 0.04 },
  commenting_happy: { displeased: 0.04, plain: 0.16, pleased: 0.8 },
  commenting_unhappy: { displeased: 0.82, plain: 0.15, pleased: 0.03 },
} as const satisfies Record<string, Weights<Mood>>;

/** How a kind of handling ends. Of the claimed, `contradicted` come back within the verification window. */
export interface Outcome {
  readonly claimed: number;
  readonly contradicted: number;
}

export interface IntentTruth {
  readonly share: number;
  readonly queue: Queue;
  /** How much more (above 1) or less often than the average this intent goes to AI where AI answers. */
  readonly aiLean: number;
  readonly human: Outcome;
  /** Of tickets that AI keeps to itself. */
  readonly ai: Outcome;
  /** Share of customers facing AI who ask for a person. */
  readonly asksForPerson: number;
  /** Share of AI's claims after which a survey is offered; people offer `surveyOfferedByPeople`. */
  readonly surveyOfferedByAi: number;
}

/** AI does as well as people on the easy intents and much worse on disputes and refunds. */
export const intentTruths: Record<Intent, IntentTruth> = {
  order_status: truth(0.26, 'everyday', 1.12, [0.84, 0.06], [0.95, 0.09], 0.05, 0.98),
  account_access: truth(0.14, 'account', 1, [0.82, 0.09], [0.93, 0.22], 0.14, 0.75),
  refunds: truth(0.13, 'money_back', 0.97, [0.79, 0.1], [0.92, 0.64], 0.3, 0.25),
  payment_plan: truth(0.12, 'everyday', 1, [0.82, 0.08], [0.93, 0.16], 0.1, 0.95),
  card_declined: truth(0.12, 'account', 0.97, [0.8, 0.1], [0.92, 0.32], 0.18, 0.5),
  disputes: truth(0.1, 'money_back', 0.93, [0.73, 0.12], [0.91, 0.78], 0.38, 0.2),
  fees: truth(0.08, 'everyday', 1.06, [0.84, 0.08], [0.94, 0.14], 0.09, 0.95),
  fraud_report: truth(0.05, 'account', 0.7, [0.78, 0.08], [0.89, 0.5], 0.36, 0.25),
};

function truth(
  share: number,
  queue: Queue,
  aiLean: number,
  [humanClaimed, humanContradicted]: [number, number],
  [aiClaimed, aiContradicted]: [number, number],
  asksForPerson: number,
  surveyOfferedByAi: number,
): IntentTruth {
  return {
    share,
    queue,
    aiLean,
    human: { claimed: humanClaimed, contradicted: humanContradicted },
    ai: { claimed: aiClaimed, contradicted: aiContradicted },
    asksForPerson,
    surveyOfferedByAi,
  };
}

/** Of those who ask AI for a person, so many reach one; the rest are talked on to by AI. */
export const reachedAfterAsking = 0.6;
/** Share of AI's other tickets that AI hands to a person of its own accord. */
export const handedOffUnasked = 0.06;
export const surveyOfferedByPeople = 0.72;
/** Share of offered surveys that are answered. Unhappy customers of AI answer least: CSAT hardly moves. */
export const answered = { happy: 0.36, unhappyOfPeople: 0.32, unhappyOfAi: 0.16 } as const;

/** AI's share of tickets from an instant on, in chats of these markets (and intents). */
export interface AiShareStep {
  readonly from: string;
  readonly markets: readonly Market[];
  readonly intents?: readonly Intent[];
  readonly share: number;
}

/** Two markets at once, one in stages, two never; one silent jump; one hand-back. Later steps win. */
export const aiShareSteps: readonly AiShareStep[] = [
  { from: '2025-03-17T00:00:00Z', markets: ['SE', 'US'], share: 0.67 },
  { from: '2025-05-05T00:00:00Z', markets: ['DE'], share: 0.2 },
  { from: '2025-06-02T00:00:00Z', markets: ['DE'], share: 0.45 },
  { from: '2025-06-30T00:00:00Z', markets: ['DE'], share: 0.67 },
  { from: '2025-08-18T00:00:00Z', markets: ['US'], share: 0.92 },
  { from: '2025-10-06T00:00:00Z', markets: ['SE'], intents: ['refunds', 'disputes'], share: 0 },
];
/** The undeclared step above. */
export const undeclaredStep = {
  day: '2025-08-18',
  market: 'US',
  channel: 'chat',
  from: 0.67,
  to: 0.92,
} as const;
/** Two people log in for single shifts in Swedish chats. */
export const pilot = {
  from: '2025-09-15T00:00:00Z',
  market: 'SE',
  people: ['shift-anna', 'shift-olof'],
} as const;
