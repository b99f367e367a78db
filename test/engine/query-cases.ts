import { chargeParameters } from '../../functions/contract/definitions/comprehend-price.ts';
import { shownThings } from '../../functions/contract/definitions/coverage.ts';
import { factName, shownParameters } from '../../functions/contract/definitions/daily-facts.ts';
import { metrics } from '../../functions/contract/definitions/metrics.ts';
import { settingParameters } from '../../functions/contract/definitions/setting-parameters.ts';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import {
  composeSteps,
  fileSteps,
  type SqlName,
  type SqlStep,
  sqlNames,
  sqlText,
} from '../../functions/contract/lake/compose-sql.ts';
import { bindParameters, type SqlValue } from '../../functions/contract/lake/sql.ts';
import { addDays, dayOf } from '../../functions/contract/records/instant.ts';
import { heldChain } from '../../functions/curate/held-events.ts';
import { affectedTickets, newsSteps, touchedSteps } from '../../functions/curate/keep/kept-statements.ts';
import { daysOf } from '../../functions/curate/plan-run.ts';
import { runSteps } from '../../functions/curate/statements.ts';
import { cellSeparator } from '../../functions/detect/facts/lake-rows.ts';
import { dimensions, type Report, reports } from '../../functions/report/catalogue.ts';
import type { LakeContext } from '../../functions/report/lake-context.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';
import type { TakenBack } from './lakes/twin-lakes.ts';

/** What the lake holds when the queries run: the story's days, as one run curated them. */
export interface Curated {
  readonly context: LakeContext;
  readonly runId: string;
  readonly knownAt: number;
  readonly brand: string;
  readonly takenBack: TakenBack;
  /** An input object that counts. */
  readonly objectKey: string;
  /** One of which nothing was accepted. */
  readonly rejectedId: string;
}

/** A statement with a file's text in it, to run on both engines. */
export interface QueryCase {
  readonly name: SqlName;
  readonly sql: string;
}

/** DuckDB's own settings and macros: no query. */
export const notForAthena: readonly SqlName[] = ['engines/duckdb'];

/** A file that runs as a query of its own: a view runs when it is read. */
export const isQuery = (name: SqlName): boolean => !name.startsWith('views/') && !notForAthena.includes(name);

const underTest = (room: string): SqlName[] => sqlNames.filter((name) => name.startsWith(`${room}/`));

/**
 * Every step of a run with those before it, once, in the shortest chain that has it; the end of every chain, which has
 * all its other steps in it; and every statement of its own.
 */
export function curateCases(lake: Curated): QueryCase[] {
  const values = curateValues(lake);
  const chains: (readonly SqlStep[])[] = [
    [...affectedTickets, ...fileSteps('curate/affected_days')],
    ...newsSteps.map((steps) => [someTickets, ...steps]),
    ...[touched, heldChain, ...Object.values(runSteps)],
    ...metrics.map(({ name }) => fileSteps('runs/episodes', 'runs/surveys', 'runs/handling', factName(name))),
  ];
  const met = new Set<SqlName>();
  const steps = chains
    .toSorted((a, b) => a.length - b.length)
    .flatMap((chain) =>
      chain.flatMap((step, index) => {
        // Kept rows are asked for below as if nothing were new: what comes before them is an end, too.
        const isEnd = chain.slice(index + 1).every((later) => later.file === undefined || isKept(later));
        if (step.file === undefined || (met.has(step.file) && !isEnd)) return [];
        met.add(step.file);
        const sql = composeSteps(chain.slice(0, index + 1), `select * from ${step.name}`);
        return [
          {
            name: step.file,
            sql: bindParameters(sql, isKept(step) ? { ...values, ingested_dts: ['none'] } : values),
          },
        ];
      }),
    );
  const inChains = new Set(steps.map(({ name }) => name));
  const alone = underTest('curate').filter((name) => !inChains.has(name));
  return [...steps, ...alone.map((name) => ({ name, sql: bindParameters(sqlText(name), values) }))];
}

/** Without new objects there are tickets that time alone could change, and others, whose rows are kept. */
const isKept = ({ name }: SqlStep): boolean => name.startsWith('kept_');

/** Some tickets as committed, which stand for those affected: with the steps to these what follows has too many stages. */
const someTickets: SqlStep = {
  name: 'affected_tickets',
  sql: `select distinct r.source, r.ticket_id, r.ticket_key, true as has_news
    from episode_runs r
    join committed_days c on c.day = r.dt and c.run_id = r.run_id
    where extract(day from r.started_at) < 16`,
};

/** Touched days of rows as committed, which stand for those held: with the steps to these it has too many stages. */
const touched: readonly SqlStep[] = [
  touchedSteps[0]!,
  { name: 'made_episodes', sql: 'select * from committed_episodes' },
  { name: 'affected_tickets', sql: 'select ticket_key, true as has_news from committed_episodes' },
  ...touchedSteps.slice(1),
];

/** The sources of the demo. */
const sources = ['desk', 'phone'];
const everything = new Set(shownThings);

function curateValues({ context, runId, knownAt }: Curated): Record<string, SqlValue> {
  const { first_day: from, last_complete_day: to } = context;
  const dts = [addDays(to, 1), addDays(to, 2), addDays(to, 3), addDays(to, 4)];
  return {
    ...settingParameters(defaultSettings),
    ...{ run_id: runId, known_at: { instant: knownAt } },
    ...{ from_dt: addDays(from, 10), to_dt: to, read_from: addDays(from, 5), read_to: to, handled_to: to },
    ...{ ingested_dts: dts, retracted_dts: dts, erased_dts: dts, retagged_dts: dts, changed_from: from },
    ...{ is_work_only: false, from, to, affected_dts: daysOf({ from, to }) },
    ...{ ...shownParameters(new Map(sources.map((source) => [source, everything]))), sources },
  };
}

/** Every detector query for one brand, and what no report has to itself. */
export function otherCases({
  context,
  brand,
  knownAt,
  takenBack,
  objectKey,
  rejectedId,
}: Curated): QueryCase[] {
  const { first_day: from, last_complete_day: to } = context;
  const values: Record<string, SqlValue> = {
    ...settingParameters(defaultSettings),
    look_days: { rows: [[from, to]] },
    ...{ from, to, look_day: to, brand, metrics: metrics.map(({ name }) => name) },
    ...{ separator: cellSeparator, by_stratum: true },
    ...{ names: ['DE/chat/money_back', 'SE/chat/money_back'], is_stratum: false },
    ...Object.fromEntries(
      dimensions.map((name) => [`by_${name}`, ['market', 'channel', 'queue'].includes(name)]),
    ),
    ...{ with_tickets: true, partly_shown: ['handoff_rate'] },
    ...{ known_before: { instant: knownAt }, known_at: { instant: knownAt }, after: 0, last: 1000 },
    ...{ customer_keys: [takenBack.customerKey], object_key: objectKey, reason: 'test' },
    ...{ customers: { rows: [['key', 'v1']] }, objects: { rows: [['id']] } },
    ...{ requested_at: { instant: knownAt }, dt: to, dts: [to, addDays(to, 1)] },
    arrived_from: from,
    ...{ heard_from: from, silent_since: { instant: knownAt }, object_id: rejectedId, most: 10 },
    ...chargeParameters,
    ...retagging(knownAt),
    ...marking(brand, knownAt),
  };
  const own = sqlNames.filter((name) => /^reports\/[^/]+$/.test(name) || name.endsWith('/checks'));
  const names = [
    ...underTest('cost'),
    ...underTest('detectors'),
    ...underTest('quarantine'),
    ...underTest('reconcile'),
    ...underTest('maintain'),
    ...underTest('findings'),
    ...underTest('training'),
    ...own,
  ];
  // What is recorded of earlier days: there are looks of the last one only.
  const dayAfter = { ...values, look_day: addDays(to, 2) };
  return names.map((name) => {
    const given = name === 'detectors/recorded_versions' ? dayAfter : values;
    return { name, sql: bindParameters(sqlText(name), given) };
  });
}

/** Of a batch of files whose texts were tagged by a migration. */
export const retagging = (knownAt: number, batch = 'batch'): Record<string, SqlValue> => ({
  ...{ tagged_at: { instant: knownAt }, tag_version: 1, first_dt: dayOf(knownAt), files: 1, batch },
  dt: dayOf(knownAt),
});

/** A finding that the tests plant, beside its brand. */
export const plantedFinding = {
  change_id: 'planted',
  change_effective_on: '2026-01-05',
  scope: '*',
} as const;

/** What somebody says of it. */
export const marking = (brand: string, knownAt: number): Record<string, SqlValue> => {
  const { change_id: change, change_effective_on: since, scope } = plantedFinding;
  const finding_id = [brand, change, since, scope].join(':');
  const mark = { finding_id, action: 'dismissed', marked_by: 'anna', marked_at: { instant: knownAt } };
  return { ...mark, brand, change, since, scope, reason: 'test', dt: dayOf(knownAt) };
};

/** Every report over all days, split by all it can be split by; the cheap ones also with every filter set. */
export function reportCases({ context }: Curated, filters: Readonly<Record<string, string>>): QueryCase[] {
  const days = { from: context.first_day, to: context.last_complete_day };
  return reports.flatMap((report) => {
    const split = report.by === undefined ? {} : { by: report.by.of };
    const narrow = Object.fromEntries(report.filters.map((name) => [name, filters[name]]));
    const all = reportCase(report, { ...days, ...split }, context);
    const isCheap = !/daily/.test(report.sql) && report.filters.length > 0;
    return isCheap ? [all, reportCase(report, { ...days, ...narrow }, context)] : [all];
  });
}

const reportCase = (report: Report, given: Record<string, unknown>, context: LakeContext): QueryCase => ({
  name: `reports/${report.name}/query` as SqlName,
  sql: planReport(report, checkParameters(report, given), context, defaultSettings).sql,
});
