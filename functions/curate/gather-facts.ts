import type { Settings } from '../contract/definitions/settings.ts';
import { type SqlName, sqlText } from '../contract/lake/compose-sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters, type SqlValue } from '../contract/lake/sql.ts';
import type { Day } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';
import type { PreviousCommit } from './commit.ts';
import { type CoverageChange, gatherCoverage } from './coverage/gather-coverage.ts';
import { changedDays, emptySnapshot, type InputSnapshot } from './input-snapshot.ts';
import { noDays, orNone, type RunFacts, reachedFrom } from './plan-run.ts';
import { recomputeHorizonDays, voidHorizonDays } from './recompute-horizon.ts';

/** What the run knows before it plans. */
export interface RunStart {
  readonly knownAt: number;
  readonly seen: InputSnapshot;
  readonly previous: PreviousCommit | undefined;
  readonly isDefinitionChanged: boolean;
}

/** What the run plans by, and what each source shows. */
export interface Gathered {
  readonly facts: RunFacts;
  readonly coverage: CoverageChange;
}

/** Asks the lake what is new since the last commit; undefined when the lake has no events. */
export async function gatherFacts(
  engine: QueryEngine,
  start: RunStart,
  settings: Settings,
): Promise<Gathered | undefined> {
  const { knownAt, previous, isDefinitionChanged } = start;
  const known = { known_at: { instant: knownAt } };
  const changed = changedArrivals(start);
  const [[lake], changedDays] = await Promise.all([
    ask(engine, 'curate/lake_days', known),
    ask(engine, 'curate/changed_days', { ...known, ...changed }),
  ]);
  if (typeof lake?.first_dt !== 'string' || typeof lake.last_dt !== 'string') return undefined;
  const changedFrom = earliestOf(changedDays);
  const days = { from: lake.first_dt, to: lake.last_dt };
  const voidDays = (changed_from: Day) => ask(engine, 'curate/void_days', { ...changed, changed_from });
  const [coverage, voids] = await Promise.all([
    gatherCoverage(engine, settings, {
      knownAt,
      lake: days,
      isFresh: previous === undefined || isDefinitionChanged,
      ingestedFrom: earliestOf(
        changedDays.filter(({ cause }) => cause === 'ingested' || cause === 'retagged'),
      ),
      isTakenBack: changed.retracted_dts !== noDays || changed.erased_dts !== noDays,
    }),
    changedFrom === undefined ? [] : voidDays(changedFrom),
  ]);
  const voidFrom = earliestOf(voids);
  const facts = {
    lake: days,
    knownAt,
    previousKnownAt: previous?.knownAt,
    changedFrom,
    coverageFrom: coverage.firstDay,
    isDefinitionChanged,
    recomputeHorizonDays: recomputeHorizonDays(settings),
    voidHorizonDays: voidHorizonDays(settings),
  };
  if (changedFrom === undefined)
    return { facts: { ...facts, voidFrom, lateSurveyFrom: undefined }, coverage };
  const bounds = { changed_from: changedFrom, from_dt: reachedFrom({ ...facts, voidFrom }) };
  const lateSurveyFrom = earliestOf(await ask(engine, 'curate/late_survey_days', { ...changed, ...bounds }));
  return { facts: { ...facts, voidFrom, lateSurveyFrom }, coverage };
}

/** Arrival days with something new. */
function changedArrivals({ previous, seen }: RunStart) {
  const before = previous?.seen ?? emptySnapshot;
  const days = (table: keyof InputSnapshot) => orNone(changedDays(before, seen, table));
  return {
    ingested_dts: days('ingest_ledger'),
    retracted_dts: days('retractions'),
    erased_dts: days('erasures'),
    retagged_dts: days('retaggings'),
  };
}

const ask = async (engine: QueryEngine, name: SqlName, values: Readonly<Record<string, SqlValue>>) =>
  rowsByName(await engine.query(bindParameters(sqlText(name), values)));

function earliestOf(rows: readonly Row[]): Day | undefined {
  return rows
    .map(({ first_dt }) => first_dt)
    .filter((day) => typeof day === 'string')
    .sort()[0];
}
