import { type ViewName, viewSpec } from '../../functions/contract/lake/views.ts';
import { addDays } from '../../functions/contract/records/instant.ts';
import type { Cell, QueryEngine } from '../../functions/platform/ports.ts';
import type { Oracle } from './oracle/compute.ts';
import type { SourceCoverage } from './oracle/coverage.ts';
import type { Fact } from './oracle/facts.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Days whose facts are compared at once: millions of rows would not fit otherwise. */
const factDays = 31;

/**
 * Every column of every row in which a lake's episodes, surveys or daily_facts differ from the oracle's, in words;
 * empty when they agree.
 */
export async function differences(engine: QueryEngine, oracle: Oracle): Promise<string[]> {
  const found = [
    ...differingRows(
      await rowsOf(engine, 'episodes'),
      oracle.episodes,
      (row) => `${row.ticket_key} ${row.episode_no}`,
    ),
    ...differingRows(
      await coverageOf(engine),
      [...oracle.coverage.values()].map(writeCoverage),
      ({ source }) => String(source),
    ),
    ...differingRows(await rowsOf(engine, 'surveys'), oracle.surveys, (row) => `${row.dt} ${row.event_id}`),
  ];
  const days = oracle.episodes.map(({ dt }) => String(dt)).sort();
  for (let from = days[0]!; from <= days.at(-1)!; from = addDays(from, factDays)) {
    const to = addDays(from, factDays - 1);
    found.push(...differingFacts(await factsOf(engine, from, to), oracle.factsOf(from, to)));
  }
  return found;
}

const writeCoverage = ({ source, shows, metrics }: SourceCoverage): Row => ({
  source,
  shows: [...shows].sort().join(' '),
  metrics: [...metrics].sort().join(' '),
});

/** What a lake says of each source, as the oracle tells it. */
async function coverageOf(engine: QueryEngine): Promise<Row[]> {
  const things = await rowsOf(engine, 'source_coverage');
  const metrics = (await rowsOf(engine, 'metric_coverage')).filter(({ is_shown }) => is_shown === true);
  return things.map(({ source, ...flags }) =>
    writeCoverage({
      source: String(source),
      shows: new Set(
        Object.keys(flags)
          .filter((name) => flags[name] === true)
          .map((name) => name.replace('shows_', '')),
      ),
      metrics: new Set(metrics.filter((row) => row.source === source).map(({ metric }) => String(metric))),
    }),
  );
}

async function rowsOf(engine: QueryEngine, view: ViewName): Promise<Row[]> {
  const { columns, rows } = await engine.query(`select * from ${view}`);
  const times = new Set(
    viewSpec(view)
      .columns.filter(({ type }) => type === 'timestamp')
      .map(({ name }) => name),
  );
  const plain = (name: string, cell: Cell): Cell =>
    times.has(name) && cell !== null ? Date.parse(String(cell)) : cell;
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, i) => [name, plain(name, row[i] ?? null)])),
  );
}

function differingRows(
  actual: readonly Row[],
  expected: readonly Row[],
  keyOf: (row: Row) => string,
): string[] {
  const rest = new Map(actual.map((row) => [keyOf(row), row]));
  const doubled = rest.size === actual.length ? [] : [`${actual.length - rest.size} rows stand twice`];
  const wrong = expected.flatMap((row) => {
    const key = keyOf(row);
    const other = rest.get(key);
    rest.delete(key);
    if (other === undefined) return [`${key}: missing`];
    const names = new Set([...Object.keys(row), ...Object.keys(other)]);
    return [...names]
      .filter((name) => !isSame(other[name], row[name]))
      .map((name) => `${key}: ${name} is ${other[name]}, expected ${row[name]}`);
  });
  return [...doubled, ...wrong, ...[...rest.keys()].map((key) => `${key}: not expected`)];
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-9);

async function factsOf(engine: QueryEngine, from: string, to: string): Promise<Map<string, Fact>> {
  const { rows } = await engine.query(
    `select dt, brand, market, channel, queue, intent, language, priority, handler_kind, metric, lag_days,
       n, total, total_squares from daily_facts where dt between '${from}' and '${to}'`,
  );
  return new Map(
    rows.map((row) => [
      row.slice(0, 11).join('|'),
      { n: Number(row[11]), total: Number(row[12]), totalSquares: Number(row[13]) },
    ]),
  );
}

function differingFacts(actual: ReadonlyMap<string, Fact>, expected: ReadonlyMap<string, Fact>): string[] {
  const words = (fact: Fact | undefined) => JSON.stringify(fact ?? 'missing');
  const wrong = [...expected].filter(([key, fact]) => !isSameFact(actual.get(key), fact));
  const more = [...actual.keys()].filter((key) => !expected.has(key));
  return [
    ...wrong.map(([key, fact]) => `${key}: ${words(actual.get(key))}, expected ${words(fact)}`),
    ...more.map((key) => `${key}: not expected`),
  ];
}

/** Sums of doubles differ in their last digits with the order of adding. */
const isSameFact = (a: Fact | undefined, b: Fact): boolean =>
  a !== undefined &&
  a.n === b.n &&
  Math.abs(a.total - b.total) < 1e-6 &&
  Math.abs(a.totalSquares - b.totalSquares) < 1e-6;
