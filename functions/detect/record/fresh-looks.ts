import { dayNumber, dayText } from '../../contract/detection/brand-facts.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { lookKey, saysVerdict, streamKey } from '../../contract/detection/evaluation.ts';

/** Days on which a brand is looked at, both included, counted from 1970. */
export interface LookedDays {
  readonly brand: string;
  readonly from: number;
  readonly to: number;
}

/** What is recorded already. */
export interface Recorded {
  /** Looks of the days that are looked at. */
  readonly looks: readonly Look[];
  /** The newest look at each stream before those days, where it had not ended. */
  readonly open: readonly Look[];
}

/**
 * What is to be appended, day by day: each look that is not recorded yet, and once more each stream that nobody
 * watches any longer, because its change was corrected or withdrawn: superseded.
 */
export function freshLooks(
  days: readonly LookedDays[],
  looks: readonly Look[],
  recorded: Recorded,
  horizonDays: number,
): Look[] {
  const open = new Map(recorded.open.map((look) => [streamKey(look), look]));
  const known = new Set(recorded.looks.map(lookKey));
  const recordedOn = Map.groupBy(recorded.looks, ({ known_on }) => known_on);
  const made = Map.groupBy(looks, ({ known_on }) => known_on);
  const fresh: Look[] = [];
  const first = Math.min(...days.map(({ from }) => from));
  for (let day = first; day <= Math.max(...days.map(({ to }) => to)); day++) {
    const knownOn = dayText(day);
    const own = made.get(knownOn) ?? [];
    const here = new Set(days.filter(({ from, to }) => from <= day && day <= to).map(({ brand }) => brand));
    const ended = endStreams(open, own, here, day, horizonDays);
    fresh.push(...[...own, ...ended].filter((look) => !known.has(lookKey(look))));
    for (const look of [...(recordedOn.get(knownOn) ?? []), ...own, ...ended]) {
      if (saysVerdict(look.status, 'superseded')) open.delete(streamKey(look));
      else open.set(streamKey(look), look);
    }
  }
  return fresh;
}

/** A corrected or withdrawn change ends its streams: they are recorded once more, as superseded. */
function endStreams(
  open: ReadonlyMap<string, Look>,
  looks: readonly Look[],
  brands: ReadonlySet<string>,
  day: number,
  horizonDays: number,
): Look[] {
  const current = new Set(looks.map(streamKey));
  return [...open].flatMap(([key, look]): Look[] => {
    const since = day - dayNumber(look.change_effective_on) + 1;
    if (!brands.has(look.brand) || current.has(key) || since > horizonDays) return [];
    return [{ ...look, known_on: dayText(day), day: since, listed: false, status: 'superseded' }];
  });
}
