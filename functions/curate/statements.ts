import type { Coverage } from '../contract/definitions/coverage.ts';
import { factSteps, shownParameters } from '../contract/definitions/daily-facts.ts';
import { settingParameters } from '../contract/definitions/setting-parameters.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import { composeSteps, fileSteps, type SqlStep } from '../contract/lake/compose-sql.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { type TableName, tableSpec } from '../contract/lake/tables.ts';
import { addDays, type Day } from '../contract/records/instant.ts';
import { allTold, earlierTickets, type Held, heldEvents, placedSteps } from './held-events.ts';
import { lifetimeDays, voidHorizonDays } from './recompute-horizon.ts';

/** One insert of a run. */
export interface Insert {
  readonly table: TableName;
  readonly sql: string;
}

/** What a run computes: intake days `from`…`to`, with the events that had arrived by `knownAt`. */
export interface RunPart {
  readonly runId: string;
  readonly knownAt: number;
  readonly from: Day;
  readonly to: Day;
  /** What each source shows: a metric counts the episodes of those that show it. */
  readonly coverage: Coverage;
}

/** From what is told to the events that are used, with their places. */
export const fromTold = fileSteps('curate/told_events', 'curate/used_events', 'curate/episode_events');
const toEvents = [earlierTickets, ...fromTold];

/** From events to episodes. */
export const episodeSteps = fileSteps('curate/episode_spans', 'curate/episode_contacts', 'curate/episodes');
const handlingSteps = fileSteps('curate/run_episodes', 'curate/handling');

/** The steps to each table of a run, in the order in which they are stored; each step may read those before it. */
export const runSteps = {
  episode_runs: [...toEvents, ...episodeSteps],
  survey_runs: fileSteps('curate/run_episodes', 'curate/surveys'),
  handling_runs: [...toEvents, ...handlingSteps],
  fact_runs: factSteps(),
} as const satisfies Partial<Record<TableName, readonly SqlStep[]>>;

/** The same from what an engine holds of the events. */
const stepsOfHeld: typeof runSteps = {
  ...runSteps,
  episode_runs: [heldEvents, ...episodeSteps],
  handling_runs: [heldEvents, ...handlingSteps],
};

/** Steps to what is held of a part for all its inserts, in this order. */
const heldSteps: readonly (readonly SqlStep[])[] = [[earlierTickets, allTold], placedSteps];

/**
 * The inserts of a part of a run, in their order: episodes are stored first, and what follows reads them there
 * (Athena would compute a step again for each that reads it).
 */
export function insertsOf(part: RunPart, settings: Settings): readonly Insert[] {
  return insertsBy(runSteps, part, settings);
}

/** What is held of a part before its inserts, and the inserts that read it. */
export function heldInsertsOf(part: RunPart, settings: Settings) {
  const values = { ...parametersOf(part, settings), is_work_only: false };
  const held = heldSteps.map((steps) => heldAs(steps, (sql) => bindParameters(sql, values)));
  return { held, inserts: insertsBy(stepsOfHeld, part, settings) };
}

/** The rows of the last of some steps, to be held under its name. */
export function heldAs(steps: readonly SqlStep[], bind: (sql: string) => string): Held {
  const { name } = steps.at(-1)!;
  return { name, sql: bind(composeSteps(steps, `select * from ${name}`)) };
}

type Tables = keyof typeof runSteps;

function insertsBy(
  stepsOf: Readonly<Record<Tables, readonly SqlStep[]>>,
  part: RunPart,
  settings: Settings,
): readonly Insert[] {
  return (Object.keys(stepsOf) as Tables[]).map((table) => {
    const steps = stepsOf[table];
    const rows = `${rowsOf(table, steps.at(-1)!.name)}\nwhere dt between :from_dt and :to_dt`;
    const values = { ...parametersOf(part, settings), is_work_only: table === 'handling_runs' };
    return { table, sql: bindParameters(composeSteps(steps, rows), values) };
  });
}

/** The query of a step's rows as those of a table. */
export const rowsOf = (table: TableName, step: string): string =>
  `select ${columnsOf(table)}, dt\nfrom ${step}`;

/** The columns of a table of runs, each row with the run that stores it. */
const columnsOf = (table: TableName): string =>
  tableSpec(table)
    .columns.map(({ name }) => (name === 'run_id' ? ':run_id as run_id' : name))
    .join(', ');

/**
 * An intake day's episodes depend on events from a ticket's lifetime before (a late reopening's ticket) to a
 * lifetime, a window and the intake time after (the last claim, and the contact that may follow it), and a
 * lifetime more (that contact may turn out to be void).
 */
export function parametersOf({ runId, knownAt, from, to, coverage }: RunPart, settings: Settings) {
  return {
    ...settingParameters(settings),
    ...shownParameters(coverage),
    run_id: runId,
    known_at: { instant: knownAt },
    from_dt: from,
    to_dt: to,
    read_from: addDays(from, -lifetimeDays(settings)),
    read_to: addDays(to, voidHorizonDays(settings)),
  };
}
