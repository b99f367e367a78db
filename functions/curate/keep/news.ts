import type { Day } from '../../contract/records/instant.ts';
import type { PreviousCommit } from '../commit.ts';
import { changedDays, type InputSnapshot } from '../input-snapshot.ts';
import { type DayRange, daysOf } from '../plan-run.ts';

/** What is new since a commit, when it is nothing but events. */
export interface News {
  /** Arrival days with new objects. */
  readonly ingestedDays: readonly Day[];
  /** Earliest day of their events; null where there are none. */
  readonly changedFrom: Day | null;
}

/** What a run is about to do. */
interface Planned {
  readonly previous: PreviousCommit | undefined;
  readonly isDefinitionChanged: boolean;
  readonly knownAt: number;
  readonly seen: InputSnapshot;
  readonly changedFrom: Day | undefined;
  readonly range: DayRange;
}

/**
 * What is new since the newest commit, where a row that it does not touch is still what a full run would make of it.
 * @returns undefined where rows cannot be kept: nothing or only some days committed, definitions changed, something
 * taken back or tagged anew, an earlier moment; and where every arrival day has news, so that little would be kept
 */
export function newsOf(planned: Planned): News | undefined {
  const { previous, isDefinitionChanged, knownAt, seen, changedFrom, range } = planned;
  if (previous === undefined || isDefinitionChanged || knownAt < previous.knownAt) return undefined;
  const isTakenBack = (['retractions', 'erasures', 'retaggings'] as const).some(
    (table) => changedDays(previous.seen, seen, table).length > 0,
  );
  const last = [...previous.days.keys()].sort().at(-1) ?? '';
  const isGap = daysOf(range).some((day) => day <= last && !previous.days.has(day));
  const ingestedDays = changedDays(previous.seen, seen, 'ingest_ledger');
  const isAllNew = Object.keys(seen.ingest_ledger).every((day) => ingestedDays.includes(day));
  if (isTakenBack || isGap || isAllNew) return undefined;
  return { ingestedDays, changedFrom: changedFrom ?? null };
}
