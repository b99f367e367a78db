import { type Coverage, type ShownThing, shownThings } from '../../contract/definitions/coverage.ts';
import { type SqlName, sqlText } from '../../contract/lake/compose-sql.ts';
import { type Row, rowsByName } from '../../contract/lake/rows.ts';
import { bindParameters, type SqlValue } from '../../contract/lake/sql.ts';
import { addDays, type Day } from '../../contract/records/instant.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import type { DayRange } from '../plan-run.ts';

/** What has to be looked at to say what each source shows now. */
export interface CoverageQuestion {
  /** Records that had arrived by then are looked at. */
  readonly knownAt: number;
  /** First and last day with events. */
  readonly lake: DayRange;
  /** What was shown at the commit before; undefined when everything must be looked at. */
  readonly previous: Coverage | undefined;
  /** Earliest event day ingested, or tagged, since then. */
  readonly ingestedFrom: Day | undefined;
  /** True when records were taken back since then: what rested on them is shown no longer. */
  readonly isTakenBack: boolean;
  readonly isTextARequest: boolean;
}

/** What was shown is mostly shown again within so many days. */
const recentDays = 30;

/**
 * What each source shows. New records only add to it, so that they alone are read. Where records were taken back,
 * everything must show itself again: in the recent days, or else in all.
 */
export async function readCoverage(engine: QueryEngine, question: CoverageQuestion): Promise<Coverage> {
  return withRequests(await readThings(engine, question), question.isTextARequest);
}

async function readThings(engine: QueryEngine, question: CoverageQuestion): Promise<Coverage> {
  const { previous, ingestedFrom, isTakenBack, lake } = question;
  const look = createLook(engine, question);
  if (previous === undefined) return look(lake.from);
  if (!isTakenBack) return ingestedFrom === undefined ? previous : look(ingestedFrom, previous);
  const recentFrom = [ingestedFrom ?? lake.to, addDays(lake.to, -recentDays)].sort()[0]!;
  const recent = await look(recentFrom);
  return showsAll(recent, previous) ? recent : look(lake.from);
}

/** Looks at the days since `from`, and adds what they show to what is known already. */
function createLook(engine: QueryEngine, { knownAt, lake }: CoverageQuestion) {
  const ask = async (
    name: SqlName,
    from: Day,
    values: Readonly<Record<string, SqlValue>> = {},
  ): Promise<Row[]> => {
    const common = { known_at: { instant: knownAt }, from_dt: from, to_dt: lake.to };
    return rowsByName(await engine.query(bindParameters(sqlText(name), { ...common, ...values })));
  };
  return async (from: Day, known: Coverage = new Map()): Promise<Coverage> => {
    const rows = await ask('curate/coverage', from);
    const found = new Map(
      rows.map((row) => [String(row.source), new Set(shownThings.filter((thing) => row[thing] === true))]),
    );
    const all = unite(known, found);
    const undecided = rows
      .filter(({ source, states }) => states === true && !all.get(String(source))?.has('reopenings'))
      .map(({ source }) => String(source));
    if (undecided.length === 0) return all;
    // A state seen now may be the second of a ticket whose first was seen long ago.
    const since = known.size === 0 ? from : lake.from;
    const reopening = await ask('curate/coverage_states', since, { sources: undecided });
    return unite(all, new Map(reopening.map(({ source }) => [String(source), new Set(['reopenings'])])));
  };
}

/** What the newest commit says; undefined when it does not say it. */
export async function readNewestCoverage(engine: QueryEngine): Promise<Coverage | undefined> {
  const rows = rowsByName(await engine.query(sqlText('curate/newest_coverage')));
  if (rows.length === 0) return undefined;
  const sources = Map.groupBy(rows, ({ source }) => String(source));
  return new Map(
    [...sources].map(([source, own]) => [
      source,
      new Set(
        shownThings.filter((thing) => own.some(({ item, is_shown }) => item === thing && is_shown === true)),
      ),
    ]),
  );
}

/** Explicit requests are requests; texts distinguish them from the rest where the settings say so. */
function withRequests(coverage: Coverage, isTextARequest: boolean): Coverage {
  return new Map(
    [...coverage].map(([source, shown]) => {
      const isShown = shown.has('explicit_requests') || (isTextARequest && shown.has('customer_texts'));
      const things = new Set(shown);
      if (isShown) things.add('requests');
      else things.delete('requests');
      return [source, things];
    }),
  );
}

const unite = (a: Coverage, b: ReadonlyMap<string, ReadonlySet<string>>): Coverage =>
  new Map(
    [...new Set([...a.keys(), ...b.keys()])].map((source) => [
      source,
      new Set(shownThings.filter((thing) => a.get(source)?.has(thing) || b.get(source)?.has(thing))),
    ]),
  );

/** True when `shown` has everything of `wanted` but the requests, which follow from the rest. */
const showsAll = (shown: Coverage, wanted: Coverage): boolean =>
  [...wanted].every(([source, things]) => {
    const own = shown.get(source);
    return (
      own !== undefined && [...things].every((thing: ShownThing) => thing === 'requests' || own.has(thing))
    );
  });
