import { gzipSync } from 'node:zlib';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  startOfDay,
} from '../../../functions/contract/records/instant.ts';
import { createTally, generateStory } from '../../../functions/simulate/story/story.ts';

/** A part of the seeded year in which routing changes take effect, moved so that it ends yesterday. */
export interface RecentStory {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly files: readonly { readonly key: string; readonly bytes: Buffer }[];
}

const endOfPart: Day = '2025-06-20';

/**
 * `days` days of the story up to `today`, dirt and all, one gzipped file a source and week.
 * @param scale share of the year's volume
 */
export function recentStory({
  today,
  days,
  scale,
}: {
  today: Day;
  days: number;
  scale: number;
}): RecentStory {
  const lastDay = addDays(today, -1);
  const firstDay = addDays(lastDay, -days);
  const shift = daysBetween(endOfPart, lastDay);
  const texts = new Map<string, string[]>();
  for (const { path, text, arrivedAt } of generateStory({ seed: 7, scale }, createTally())) {
    const age = daysBetween(dayOf(arrivedAt - 1), endOfPart);
    const isDeclared = path.startsWith('operations/');
    if (age < 0 || (age > days && !isDeclared)) continue;
    const source = path.slice(0, path.indexOf('/'));
    const key = isDeclared
      ? `${source}/changes.ndjson.gz`
      : `${source}/week-${Math.floor(age / 7)}.ndjson.gz`;
    const moved = moveDays(text, shift);
    texts.set(key, [...(texts.get(key) ?? []), isDeclared ? declaredSince(moved, firstDay) : moved]);
  }
  const files = [...texts].map(([key, parts]) => ({ key, bytes: gzipSync(parts.join('')) }));
  return { firstDay, lastDay, files };
}

/** Changes that were declared before the part are declared on its first day. */
const declaredSince = (text: string, firstDay: Day): string =>
  text.replace(/"occurred_at":"(\d{4}-\d\d-\d\d)/g, (match, day: string) =>
    day < firstDay ? `"occurred_at":"${firstDay}` : match,
  );

/** Every instant of a text so many days later. */
const moveDays = (text: string, days: number): string =>
  text.replace(/\b20\d\d-\d\d-\d\d(?=T\d\d:)/g, (day) =>
    Number.isNaN(startOfDay(day)) ? day : addDays(day, days),
  );
