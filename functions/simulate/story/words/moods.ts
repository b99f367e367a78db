import { createChance } from '../plan/chance.ts';
import { type Language, type Mood, moodsWhen } from '../plan/planted-truth.ts';

/** What a customer knows when writing. */
export type Occasion = keyof typeof moodsWhen;

/** A message that customers wrote, before order number and amount are filled in, and the mood it was written in. */
export interface PlantedMessage {
  readonly text: string;
  readonly language: Language;
  readonly mood: Mood;
  count: number;
}

/** Messages by language, mood and text. */
export type PlantedMessages = Map<string, PlantedMessage>;

/** Moods of customers, from a sequence of their own: they change no other number of the story. */
export interface Moods {
  draw(occasion: Occasion): Mood;
  pick<T>(items: readonly T[]): T;
  /** Counts a message. */
  note(message: Omit<PlantedMessage, 'count'>): void;
}

/** Starts the moods of a seed; every message noted is counted in `said`. */
export function createMoods(seed: number, said: PlantedMessages): Moods {
  const chance = createChance(seed, 1);
  return {
    draw: (occasion) => chance.weighted(moodsWhen[occasion]),
    pick: (items) => chance.pick(items),
    note(message) {
      const key = JSON.stringify([message.language, message.mood, message.text]);
      const known = said.get(key);
      if (known === undefined) said.set(key, { ...message, count: 1 });
      else known.count++;
    },
  };
}
