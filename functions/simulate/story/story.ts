import { addDays, type Day, dayOf, formatInstant, parseInstant } from '../../contract/records/instant.ts';
import { type DirtCount, emptyDirtCount } from './exports/dirt.ts';
import { Exporter, type StoryFile } from './exports/exports.ts';
import { drawInstant, drawVolume, intentMix } from './plan/arrivals.ts';
import { type Chance, createChance } from './plan/chance.ts';
import { drawCustomer } from './plan/customers.ts';
import { declaredChanges } from './plan/declared-changes.ts';
import { channelShares, firstDay, lastDay, marketShares } from './plan/planted-truth.ts';
import type { Need, StoryEvent } from './plan/story-event.ts';
import { generateNeed } from './tickets/aftermath.ts';
import { createMoods, type PlantedMessages } from './words/moods.ts';

export interface StoryOptions {
  /** Any whole number. */
  readonly seed: number;
  /** Share of the year's volume; 1 is about 120,000 tickets. */
  readonly scale: number;
}

/** Every source exports once a week. */
const daysAFile = 7;

/** What was generated; complete when the last file has been taken. */
export interface StoryTally {
  tickets: number;
  readonly dirt: DirtCount;
  readonly messages: PlantedMessages;
}

/**
 * Generates the year day by day and gives the files in the order of their days, each as soon as it is complete,
 * so that no more than a few weeks of events are held.
 * @param tally counts along; pass `createTally()`
 */
export function* generateStory({ seed, scale }: StoryOptions, tally: StoryTally): Generator<StoryFile> {
  const chance = createChance(seed);
  const draws = { chance, moods: createMoods(seed, tally.messages) };
  const exporters = {
    desk: new Exporter('desk', daysAFile, chance, tally.dirt),
    phone: new Exporter('phone', daysAFile, chance, tally.dirt),
    surveys: new Exporter('surveys', daysAFile, chance, tally.dirt),
  };
  const comingBack = new Map<Day, Need[]>();
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    yield* changesDeclaredOn(day, tally.dirt);
    for (const need of needsOf(chance, day, scale, comingBack)) {
      const tale = generateNeed(draws, need, String(100_001 + tally.tickets++));
      for (const event of tale.events) exporters[exporterOf(event)].add(event);
      if (tale.comesBack !== undefined) remember(comingBack, tale.comesBack);
    }
    yield* exporters.desk.filesOf(day);
    yield* exporters.phone.filesOf(day);
    yield* exporters.surveys.filesOf(day);
  }
}

export const createTally = (): StoryTally => ({ tickets: 0, dirt: emptyDirtCount(), messages: new Map() });

const exporterOf = ({ source }: StoryEvent) => (source === 'operations' ? 'desk' : source);

/** New needs of a day, and those of customers who come back on it (perhaps the same day, while it is generated). */
function* needsOf(chance: Chance, day: Day, scale: number, comingBack: Map<Day, Need[]>): Generator<Need> {
  const mix = intentMix(day);
  const volume = drawVolume(chance, day, scale);
  for (let i = 0; i < volume; i++) {
    const market = chance.weighted(marketShares);
    const channel = chance.weighted(channelShares);
    const intent = chance.weighted(mix);
    const customer = drawCustomer(chance, market, scale);
    yield { at: drawInstant(chance, day, channel), customer, market, channel, intent, depth: 0 };
  }
  const returning = comingBack.get(day) ?? [];
  for (const need of returning) yield need;
  comingBack.delete(day);
}

function remember(comingBack: Map<Day, Need[]>, need: Need): void {
  const day = dayOf(need.at);
  const waiting = comingBack.get(day);
  if (waiting === undefined) comingBack.set(day, [need]);
  else waiting.push(need);
}

/** Operations declares a change by a file of its own, which arrives at once. */
function* changesDeclaredOn(day: Day, count: DirtCount): Generator<StoryFile> {
  for (const change of declaredChanges) {
    const arrivedAt = parseInstant(change.occurred_at)!;
    if (dayOf(arrivedAt) !== day) continue;
    count.files++;
    count.records++;
    count.accepted++;
    const path = `operations/${formatInstant(arrivedAt).slice(0, 16).replace(':', '')}.ndjson`;
    yield { path, arrivedAt, text: `${JSON.stringify(change)}\n` };
  }
}
