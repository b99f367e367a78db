import type { Settings } from '../../contract/definitions/settings.ts';
import { composeSteps, fileSteps, type SqlStep, sqlText } from '../../contract/lake/compose-sql.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { Day } from '../../contract/records/instant.ts';
import { allTold, earlierTickets, type Held, heldEvents, placedSteps } from '../held-events.ts';
import { orNone } from '../plan-run.ts';
import {
  episodeSteps,
  fromTold,
  heldAs,
  type Insert,
  parametersOf,
  type RunPart,
  rowsOf,
  runSteps,
} from '../statements.ts';
import type { News } from './news.ts';

/** A part of which the rows that nothing has changed are kept. */
export interface KeptPart extends RunPart {
  readonly news: News;
}

/** A text over ticket events, reading them elsewhere. */
const readingFrom = (sql: string, events: string): string =>
  sql.replace(/\bfrom ticket_events e\b/, `from ${events}`);

/** The view over the events of the tickets affected. */
const affectedCopies: SqlStep = {
  name: 'affected_copies',
  sql: readingFrom(sqlText('views/ticket_events_current'), 'affected_events e'),
};
/** The tickets affected that were opened before the days that are read. */
const affectedEarlier: SqlStep = {
  ...earlierTickets,
  sql: readingFrom(
    earlierTickets.sql,
    'ticket_events e\njoin affected_tickets a on a.source = e.source and a.ticket_id = e.ticket_id',
  ),
};

/** The tickets that a night computes again. */
export const affectedTickets = fileSteps('curate/affected_tickets');
const [affectedCurrent] = fileSteps('curate/affected_current');
const affectedEvents: readonly SqlStep[] = [
  ...fileSteps('curate/affected_events'),
  affectedCopies,
  { ...affectedCurrent!, name: 'ticket_events_current' },
  affectedEarlier,
];
const madeEpisodes: readonly SqlStep[] = [
  ...episodeSteps.slice(0, -1),
  { ...episodeSteps.at(-1)!, name: 'made_episodes' },
];

/** Steps to what is held of the tickets affected: each ends in the rows of its name, and reads those held before it. */
const heldSteps: readonly (readonly SqlStep[])[] = [
  [...affectedEvents, allTold],
  placedSteps,
  [heldEvents, ...madeEpisodes],
];

/** Steps to the days that are touched, from what is held. */
export const touchedSteps: readonly SqlStep[] = fileSteps('curate/committed_episodes', 'curate/touched_days');

const keptEpisodes = fileSteps('curate/committed_episodes', 'curate/kept_episodes');
const keptHandling = fileSteps('curate/run_episodes', 'curate/handling', 'curate/kept_handling');

/** The steps to each table's rows where those of tickets that nothing has changed are kept, and both sorts of rows. */
const keptSteps = {
  episode_runs: { steps: keptEpisodes, rows: ['made_episodes', 'kept_episodes'] },
  survey_runs: { steps: runSteps.survey_runs, rows: ['surveys'] },
  handling_runs: { steps: [heldEvents, ...keptHandling], rows: ['handling', 'kept_handling'] },
  fact_runs: { steps: runSteps.fact_runs, rows: ['facts'] },
} as const satisfies Record<keyof typeof runSteps, { steps: readonly SqlStep[]; rows: readonly string[] }>;

/** The steps from `affected_tickets` to rows as chains that hold nothing, for an engine that computes each in one statement. */
export const newsSteps: readonly (readonly SqlStep[])[] = [keptEpisodes, keptHandling].map((steps) => [
  ...affectedEvents,
  ...fromTold,
  ...madeEpisodes,
  ...steps,
]);

/** The tickets affected, held first. */
export const affectedOf = (part: KeptPart, settings: Settings): Held =>
  heldAs(affectedTickets, (sql) => bound(sql, part, settings));

/** The query of the days that have events of theirs. */
export const affectedDaysOf = (part: KeptPart, settings: Settings): string =>
  bound(sqlText('curate/affected_days'), part, settings);

/** What is held next of a part before its inserts, in this order, out of events of the days given. */
export const heldOf = (part: KeptPart, days: readonly Day[], settings: Settings): readonly Held[] =>
  heldSteps.map((steps) =>
    heldAs(steps, (sql) => bound(sql, part, settings, { affected_dts: orNone(days) })),
  );

/** The query of the days on which a row may be another than committed. */
export const touchedDaysOf = (part: KeptPart, settings: Settings): string =>
  bound(composeSteps(touchedSteps, 'select dt from touched_days'), part, settings);

/**
 * The inserts of a part, in their order, of all rows of these days: those of tickets affected, and the others as
 * committed. What is older than the first of them is not read.
 * @param days in their order, one at least
 */
export function keptInsertsOf(part: KeptPart, days: readonly Day[], settings: Settings): readonly Insert[] {
  const written = { ...part, from: days[0]!, to: days.at(-1)! };
  return (Object.keys(keptSteps) as (keyof typeof keptSteps)[]).map((table) => {
    const { steps, rows } = keptSteps[table];
    const chosen = rows.map((step) => `${rowsOf(table, step)}\nwhere dt in :days`).join('\nunion all\n');
    return { table, sql: bound(composeSteps(steps, chosen), written, settings, { days }) };
  });
}

function bound(
  text: string,
  part: KeptPart,
  settings: Settings,
  more: Readonly<Record<string, readonly Day[]>> = {},
) {
  const { ingestedDays, changedFrom } = part.news;
  return bindParameters(text, {
    ...parametersOf(part, settings),
    ...more,
    is_work_only: false,
    ingested_dts: orNone(ingestedDays),
    changed_from: changedFrom ?? part.to,
  });
}
