import { fileSteps, type SqlStep } from '../contract/lake/compose-sql.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** An engine that holds rows between statements. */
export type HoldingEngine = QueryEngine & Required<Pick<QueryEngine, 'hold' | 'release'>>;

/** A query whose rows are held under a name that later texts read. */
export interface Held {
  readonly name: string;
  readonly sql: string;
}

const [earlier, toldEvents, usedEvents, episodeEvents, placedEvents, wholeEvents] = fileSteps(
  'curate/earlier_tickets',
  'curate/told_events',
  'curate/used_events',
  'curate/episode_events',
  'curate/placed_events',
  'curate/whole_events',
);

/** The tickets whose events are another part's. */
export const earlierTickets: SqlStep = earlier!;

/** To every event told, held once with all that it says. */
export const allTold: SqlStep = { ...toldEvents!, name: 'all_told' };

/** To the places of events, from what is told: windows are computed over few columns, and once. */
export const placedSteps: readonly SqlStep[] = [
  { name: 'told_events', sql: 'select * from all_told' },
  usedEvents!,
  episodeEvents!,
  placedEvents!,
];

/** `episode_events` out of what is held: the places, and what was told. */
export const heldEvents: SqlStep = { ...wholeEvents!, name: 'episode_events' };

/** The steps to the events out of what is held as one chain, for an engine that computes it in one statement. */
export const heldChain: readonly SqlStep[] = [earlierTickets, allTold, ...placedSteps, wholeEvents!];

/** Has rows held, in their order. @returns their names */
export async function holdAll(engine: HoldingEngine, held: readonly Held[]): Promise<readonly string[]> {
  for (const { name, sql } of held) await engine.hold(name, sql);
  return held.map(({ name }) => name);
}
