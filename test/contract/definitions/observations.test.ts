import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factName } from '../../../functions/contract/definitions/daily-facts.ts';
import { metrics } from '../../../functions/contract/definitions/metrics.ts';
import { type Observed, observationsOf } from '../../../functions/contract/definitions/observations.ts';
import { sqlText } from '../../../functions/contract/lake/compose-sql.ts';
import { type OpenDuckDb, openDuckDb } from '../../../functions/platform/local/duckdb/connection.ts';

let duckDb: OpenDuckDb;
beforeAll(async () => {
  duckDb = await openDuckDb(join(tmpdir(), 'handback-observations'));
});
afterAll(() => duckDb.close());

const keys = [
  'brand',
  'market',
  'channel',
  'queue',
  'intent',
  'language',
  'priority',
  'handler_kind',
  'source',
];
/** Two episodes, of sources that show different things. */
const episodes = `episodes as (
  select ${keys.map((key) => `'${key === 'source' ? '' : key}' || s as ${key}`).join(', ')}, '2026-11-0' || n as dt,
    timestamp '2026-11-01 10:00:00' + n * interval 1 day as started_at,
    case when n = 1 then timestamp '2026-11-03 10:00:00' end as claimed_at, n * 1.5e0 as score
  from (values (1, 'a'), (2, 'b')) as t (n, s)
)`;

const observed = (name: string, said: string, rows: string, condition: string): Observed => ({
  name,
  sql: `-- What it is, in words from which nothing is read.\nselect\n  e.*, ${said}\nfrom ${rows}\n`,
  lastLag: name === 'late' ? '40 + 7' : '40',
  condition,
});
const all = [
  observed(
    'claimed',
    'e.started_at as counted_at, e.claimed_at as valued_at, 1e0 as value, 0e0 as previous_value',
    'episodes e',
    "source in ('a')",
  ),
  observed(
    'late',
    'case when e.score > 2 then e.started_at end as counted_at, e.started_at as valued_at,\n  e.score as value, -e.score as previous_value',
    'episodes e',
    'true',
  ),
  observed(
    'scored',
    'e.started_at as counted_at, e.started_at as valued_at, e.score as value, 0e0 as previous_value',
    "episodes e\nwhere e.dt > '2026-11-01'",
    'true',
  ),
];

const rowsOf = async (sql: string): Promise<string[]> => {
  const reader = await duckDb.connection.runAndReadAll(`with ${episodes} ${sql}`);
  return reader
    .getRowsJson()
    .map((row) => JSON.stringify(row))
    .sort();
};

/** The observations that a query counts together, in their order, by the rows that they are read from. */
const togetherIn = (sql: string): Record<string, string[]> =>
  Object.fromEntries(
    [
      ...sql.matchAll(
        / as previous_value_\d+\nfrom ([^()]+)\n\) o\ncross join \(values ([^)]*(?:\), \([^)]*)*)\)\)/g,
      ),
    ].map(([, rows = '', names = '']) => [rows, names.match(/\w+/g) ?? []]),
  );

test('what reads the same rows is put together, and says what each says by itself', async () => {
  const sql = observationsOf(all);
  expect(togetherIn(sql)).toEqual({ 'episodes e': ['claimed', 'late'] });
  const together = await rowsOf(sql);
  const alone = await rowsOf(all.map((each) => observationsOf([each])).join('\nunion all\n'));
  expect(together).toEqual(alone);
  // One of the episodes has a source of which `claimed` does not count, and one a day before those of `scored`.
  expect(together).toHaveLength(1 + 2 + 1);
});

test('metrics of episodes alone read them once', () => {
  const own = metrics
    .map(({ name }) => observed(name, '', '', 'true'))
    .map((each) => ({
      ...each,
      sql: sqlText(factName(each.name)),
    }));
  const found = togetherIn(observationsOf(own));
  expect(found['episodes e']?.toSorted()).toEqual([
    'ai_share',
    'claimed_resolution_rate',
    'handoff_rate',
    'human_access_rate',
    'human_request_rate',
    'reopen_rate',
    'repeat_contact_rate',
    'verified_resolution_rate',
  ]);
  const [answers] = Object.keys(found).filter((rows) => /^surveys s\s+join episodes e /.test(rows));
  expect(found[answers ?? '']).toEqual(['csat', 'csat_positive']);
});
