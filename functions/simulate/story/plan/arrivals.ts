import { type Day, millisecondsPerDay, startOfDay } from '../../../contract/records/instant.ts';
import type { Chance, Weights } from './chance.ts';
import { type Channel, type Intent, intents, intentTruths, ticketsAYear } from './planted-truth.ts';

/** Monday first. */
const weekdayVolume = [1.15, 1.1, 1.05, 1.05, 1, 0.55, 0.5];
const monthVolume = [1.02, 0.95, 0.96, 0.95, 0.96, 0.96, 0.93, 0.94, 0.98, 1.02, 1.2, 1.16];
/** Of all tickets, so many are needs of their own; the rest are repeat contacts, which the story adds. */
const firstContacts = 0.935;
const weekdayMean = weekdayVolume.reduce((sum, volume) => sum + volume, 0) / 7;

/** Draws how many new needs arise on a day. */
export function drawVolume(chance: Chance, day: Day, scale: number): number {
  const date = new Date(startOfDay(day));
  const weekday = weekdayVolume[(date.getUTCDay() + 6) % 7]! / weekdayMean;
  const mean = ((ticketsAYear * firstContacts) / 365) * weekday * monthVolume[date.getUTCMonth()]!;
  return chance.poisson(mean * scale);
}

const awake = [1, 1, 0.5, 0.5, 0.5, 1, 3, 6, 10, 13, 14, 13, 12, 12, 12, 12, 12, 12, 12, 11, 9, 7, 4, 2];
const officeHours = [0, 0, 0, 0, 0, 0, 0, 4, 12, 15, 15, 13, 11, 12, 13, 12, 11, 8, 4, 1, 0, 0, 0, 0];
const cumulative = (weights: readonly number[]): number[] => {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
};
const clocks: Record<Channel, readonly number[]> = {
  chat: cumulative(awake),
  email: cumulative(awake),
  phone: cumulative(officeHours),
  social: cumulative(awake),
};

/** An instant on a day, by the hours at which a channel is used. */
export function drawInstant(chance: Chance, day: Day, channel: Channel): number {
  const clock = clocks[channel];
  const u = chance.uniform() * clock[23]!;
  const hour = clock.findIndex((sum) => u < sum);
  return startOfDay(day) + Math.floor(((hour + chance.uniform()) / 24) * millisecondsPerDay);
}

const ordinaryMix = Object.fromEntries(
  intents.map((intent) => [intent, intentTruths[intent].share]),
) as Weights<Intent>;
/** Before the holidays many more ask where their order is: the mix gets easier by itself. */
const holidayMix: Weights<Intent> = { ...ordinaryMix, order_status: ordinaryMix.order_status * 1.5 };

/** What customers want in a month. */
export const intentMix = (day: Day): Weights<Intent> => (day >= '2025-11-10' ? holidayMix : ordinaryMix);
