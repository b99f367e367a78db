import type { Handler, HandlerKind } from '../../../contract/records/events.ts';
import { parseInstant } from '../../../contract/records/instant.ts';
import type { Chance, Weights } from './chance.ts';
import {
  aiShareSteps,
  type Channel,
  type Intent,
  intents,
  intentTruths,
  type Market,
  pilot,
} from './planted-truth.ts';

export type PersonKind = Exclude<HandlerKind, 'ai'>;

const steps = aiShareSteps.map((step) => ({ ...step, from: parseInstant(step.from)! }));
const pilotFrom = parseInstant(pilot.from)!;
const meanLean = intents.reduce(
  (sum, intent) => sum + intentTruths[intent].share * intentTruths[intent].aiLean,
  0,
);

/** Probability that AI is the first to handle such a ticket at this instant; 0 outside chats. */
export function aiShare(at: number, market: Market, channel: Channel, intent: Intent): number {
  if (channel !== 'chat') return 0;
  let share = 0;
  for (const step of steps) {
    const isMeant = step.markets.includes(market) && (step.intents?.includes(intent) ?? true);
    if (isMeant && at >= step.from) share = step.share;
  }
  return Math.min(1, (share * intentTruths[intent].aiLean) / meanLean);
}

const staffing: Record<Channel, Weights<PersonKind>> = {
  chat: { in_house: 0.55, outsourced: 0.45, on_demand: 0 },
  email: { in_house: 0.6, outsourced: 0.4, on_demand: 0 },
  phone: { in_house: 0.3, outsourced: 0.7, on_demand: 0 },
  social: { in_house: 0.8, outsourced: 0.2, on_demand: 0 },
};
const pilotStaffing: Weights<PersonKind> = { in_house: 0.45, outsourced: 0.35, on_demand: 0.2 };
const handedBackStaffing: Weights<PersonKind> = { in_house: 0.35, outsourced: 0.15, on_demand: 0.5 };

/** A person of the kind that works there then. */
export function pickPerson(
  chance: Chance,
  at: number,
  market: Market,
  channel: Channel,
  intent: Intent,
): Handler {
  const kind = chance.weighted(staffingAt(at, market, channel, intent));
  if (kind === 'on_demand') return { kind, id: chance.pick(pilot.people) };
  const number = chance.between(1, kind === 'in_house' ? 14 : 22);
  return { kind, id: `${market.toLowerCase()}-${kind === 'in_house' ? 'staff' : 'partner'}-${number}` };
}

function staffingAt(at: number, market: Market, channel: Channel, intent: Intent): Weights<PersonKind> {
  const isPilot = channel === 'chat' && market === pilot.market && at >= pilotFrom;
  if (!isPilot) return staffing[channel];
  return aiShare(at, market, channel, intent) === 0 ? handedBackStaffing : pilotStaffing;
}

/** The assistant; its version is what the vendor called it that month. */
export const assistant = (at: number): Handler => ({
  kind: 'ai',
  id: 'vello-assistant',
  version: at < Date.UTC(2025, 6, 21) ? '1.4' : '1.6',
});
