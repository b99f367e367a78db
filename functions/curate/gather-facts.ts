import { type SqlName, sqlText } from '../contract/compose-sql.ts';
import type { Day } from '../contract/instant.ts';
import { type Row, rowsByName } from '../contract/rows.ts';
import type { Settings } from '../contract/settings.ts';
import { bindParameters, type SqlValue } from '../contract/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';
import type { PreviousCommit } from './commit.ts';
import { changedDays, emptySnapshot, type InputSnapshot } from './input-snapshot.ts';
import { type RunFacts, reachedFrom } from './plan-run.ts';
import { recomputeHorizonDays, voidHorizonDays } from './recompute-horizon.ts';

/** What the run knows before it plans. */
export interface RunStart {
  readonly knownAt: number;
  readonly seen: InputSnapshot;
  readonly previous: PreviousCommit | undefined;
  readonly isDefinitionChanged: boolean;
}

/** Asks the lake what is new since the last commit; undefined when the lake has no events. */
export async function gatherFacts(
  engine: QueryEngine,
  start: RunStart,
  settings: Settings,
): Promise<RunFacts | undefined> {
  const { knownAt, previous, isDefinitionChanged } = start;
  const known = { known_at: { instant: knownAt } };
  const [lake] = await ask(engine, 'curate/lake_days', known);
  if (typeof lake?.first_dt !== 'string' || typeof lake.last_dt !== 'string') return undefined;
  const changed = changedArrivals(start);
  const changedFrom = earliestOf(await ask(engine, 'curate/changed_days', { ...known, ...changed }));
  const facts = {
    lake: { from: lake.first_dt, to: lake.last_dt },
    knownAt,
    previousKnownAt: previous?.knownAt,
    changedFrom,
    isDefinitionChanged,
    recomputeHorizonDays: recomputeHorizonDays(settings),
    voidHorizonDays: voidHorizonDays(settings),
  };
  if (changedFrom === undefined) return { ...facts, voidFrom: undefined, lateSurveyFrom: undefined };
  const news = { ...changed, changed_from: changedFrom };
  const voidFrom = earliestOf(await ask(engine, 'curate/void_days', news));
  const bounds = { changed_from: changedFrom, from_dt: reachedFrom({ ...facts, voidFrom }) };
  const lateSurveyFrom = earliestOf(await ask(engine, 'curate/late_survey_days', { ...changed, ...bounds }));
  return { ...facts, voidFrom, lateSurveyFrom };
}

/** Arrival days with something new; an impossible day stands for none, since `in ()` is no SQL. */
function changedArrivals({ previous, seen }: RunStart) {
  const before = previous?.seen ?? emptySnapshot;
  const days = (table: keyof InputSnapshot): readonly string[] => {
    const changed = changedDays(before, seen, table);
    return changed.length === 0 ? ['none'] : changed;
  };
  return {
    ingested_dts: days('ingest_ledger'),
    retracted_dts: days('retractions'),
    erased_dts: days('erasures'),
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
