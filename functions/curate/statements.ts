import type { Coverage } from '../contract/definitions/coverage.ts';
import { factSteps, shownParameters } from '../contract/definitions/daily-facts.ts';
import { settingParameters } from '../contract/definitions/setting-parameters.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import { composeSteps, fileSteps, type SqlStep, sqlText } from '../contract/lake/compose-sql.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { type TableName, tableSpec } from '../contract/lake/tables.ts';
import { addDays, type Day } from '../contract/records/instant.ts';
import type { News } from './news.ts';
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
  /** What is new since the newest commit, of which all other rows are kept; absent where every row is made anew. */
  readonly news?: News | undefined;
}

/** The steps to each table of a run, in the order in which they are stored; each step may read those before it. */
export const runSteps = {
  episode_runs: fileSteps(
    'curate/used_events',
    'curate/episode_events',
    'curate/episode_spans',
    'curate/episode_contacts',
    'curate/episodes',
  ),
  survey_runs: fileSteps('curate/run_episodes', 'curate/surveys'),
  handling_runs: fileSteps(
    'curate/used_events',
    'curate/episode_events',
    'curate/run_episodes',
    'curate/handling',
  ),
  fact_runs: factSteps(),
} as const satisfies Partial<Record<TableName, readonly SqlStep[]>>;

/** The view over the events of the tickets affected. */
const affectedCopies: SqlStep = {
  name: 'affected_copies',
  sql: sqlText('views/ticket_events_current').replace(/\bfrom ticket_events e\b/, 'from affected_events e'),
};

/** The steps to the events of the tickets that are not as they were committed, under the name of all current events. */
const affectedSteps: readonly SqlStep[] = [
  ...fileSteps('curate/affected_tickets', 'curate/affected_events'),
  affectedCopies,
  { ...fileSteps('curate/affected_current')[0]!, name: 'ticket_events_current' },
];

/** The same steps where rows that nothing has changed are kept; they end in the rows kept. */
export const newsSteps = {
  episode_runs: [...affectedSteps, ...runSteps.episode_runs, ...fileSteps('curate/kept_episodes')],
  handling_runs: [...affectedSteps, ...runSteps.handling_runs, ...fileSteps('curate/kept_handling')],
} as const satisfies Partial<Record<TableName, readonly SqlStep[]>>;

/**
 * The inserts of a part of a run, in their order: episodes are stored first, and what follows reads them there
 * (Athena would compute a step again for each that reads it).
 */
export function insertsOf(part: RunPart, settings: Settings): readonly Insert[] {
  const tables = Object.keys(runSteps) as (keyof typeof runSteps)[];
  return tables.map((table) => ({
    table,
    sql: bindParameters(insertText(table, part.news !== undefined), {
      ...parametersOf(part, settings),
      is_work_only: table === 'handling_runs',
    }),
  }));
}

function insertText(table: keyof typeof runSteps, isOfNews: boolean): string {
  const made = runSteps[table].at(-1)!.name;
  const steps = isOfNews && table in newsSteps ? newsSteps[table as keyof typeof newsSteps] : runSteps[table];
  const rowsOf = (step: string) =>
    `select ${columnsOf(table)}, dt\nfrom ${step}\nwhere dt between :from_dt and :to_dt`;
  const sources = new Set([made, steps.at(-1)!.name]);
  return composeSteps(steps, [...sources].map(rowsOf).join('\nunion all\n'));
}

/** The columns of a table of runs, each row with the run that stores it. */
const columnsOf = (table: TableName): string =>
  tableSpec(table)
    .columns.map(({ name }) => (name === 'run_id' ? ':run_id as run_id' : name))
    .join(', ');

/** No arrival day is named `none`, since `in ()` is no SQL. */
const newsParameters = ({ ingestedDays, changedFrom }: News, to: Day) => ({
  ingested_dts: ingestedDays.length === 0 ? ['none'] : ingestedDays,
  changed_from: changedFrom ?? to,
});

/**
 * An intake day's episodes depend on events from a ticket's lifetime before (a late reopening's ticket) to a
 * lifetime, a window and the intake time after (the last claim, and the contact that may follow it), and a
 * lifetime more (that contact may turn out to be void).
 */
function parametersOf({ runId, knownAt, from, to, coverage, news }: RunPart, settings: Settings) {
  return {
    ...settingParameters(settings),
    ...shownParameters(coverage),
    ...(news === undefined ? {} : newsParameters(news, to)),
    run_id: runId,
    known_at: { instant: knownAt },
    from_dt: from,
    to_dt: to,
    read_from: addDays(from, -lifetimeDays(settings)),
    read_to: addDays(to, voidHorizonDays(settings)),
  };
}
