import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import type { Day } from '../../functions/contract/records/instant.ts';
import { type DetectResult, runDetect } from '../../functions/detect/run-detect.ts';
import { comparable } from './comparable-looks.ts';
import { openPlantedLake, type PlantedLake } from './planted-lake.ts';

/*
 * One story, told in order: declared for 2 March and worse from then on; looked at on the 6th, when no more had
 * arrived, and on the 16th; corrected to the 3rd on the 17th; withdrawn on the 20th.
 */
let lake: PlantedLake;
let early: DetectResult;
let late: DetectResult;
beforeAll(async () => {
  lake = await openPlantedLake('2026-02-02', '2026-03-02', '2026-03-20');
  await lake.declare('new-bot', '2026-03-01T09:00:00Z', '2026-03-02T00:00:00Z');
  await lake.arriveThrough('2026-03-06');
  early = await detect();
  await lake.arriveThrough('2026-03-20');
  late = await detect('2026-03-16');
});
afterAll(async () => lake.close());

const detect = (asOf?: Day) =>
  runDetect({ engine: lake.engine, settings: defaultSettings, ...(asOf === undefined ? {} : { asOf }) });

/** Rows of a query as objects. */
async function read(sql: string): Promise<Record<string, unknown>[]> {
  const { columns, rows } = await lake.engine.query(sql);
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

const streamOf = (looks: readonly Look[], metric: string, scope = 'NL/chat/general') =>
  looks.find((look) => look.metric === metric && look.scope === scope);

test('the planted drop is flagged and confirmed, and nothing is said of scopes the change leaves alone', () => {
  expect(late.brands).toEqual([{ brand: 'acme', day: '2026-03-16', silent: [] }]);
  const csat = streamOf(late.looks, 'csat')!;
  expect(csat).toMatchObject({ flagged: true, status: 'regression_confirmed', day: 15, controls: 2 });
  expect(csat.flagged_on! <= '2026-03-16').toBe(true);
  expect(csat.lower).toBeGreaterThan(0);
  expect(streamOf(late.looks, 'reopen_rate')).toMatchObject({ flagged: true });
  expect([...new Set(late.looks.map(({ scope }) => scope))].sort()).toEqual(['*', 'NL/chat/general']);
});

test('every look is recorded as it was told, and a second run records nothing new', async () => {
  expect(early.recorded).toBe(early.looks.length);
  expect(late.recorded).toBe(late.looks.length);
  const before = await read('select * from evaluations');
  expect(comparable(before)).toEqual(comparable([...early.looks, ...late.looks]));
  const again = await detect('2026-03-16');
  expect(again.recorded).toBe(0);
  expect(comparable(again.looks)).toEqual(comparable(late.looks));
  expect(await read('select count(*) as n from evaluations')).toEqual([{ n: before.length }]);
});

test('a look at an earlier day equals what was recorded then', async () => {
  const now = await detect('2026-03-06');
  expect(now.brands[0]?.day).toBe('2026-03-06');
  expect(comparable(now.looks)).toEqual(comparable(early.looks));
  expect(now.recorded).toBe(0);
});

test('a day before the change has nothing to look at', async () => {
  expect(await detect('2026-03-01')).toMatchObject({ looks: [], recorded: 0 });
});

test('a correction ends the streams of the old day once and opens new ones, and history stays', async () => {
  await lake.declare('new-bot', '2026-03-17T09:00:00Z', '2026-03-03T00:00:00Z');
  const corrected = await detect('2026-03-17');
  expect(new Set(corrected.looks.map((look) => look.change_effective_on))).toEqual(new Set(['2026-03-03']));
  expect(streamOf(corrected.looks, 'csat')).toMatchObject({ day: 15, flagged: true });
  expect(corrected.recorded).toBe(corrected.looks.length + late.looks.length);
  const old = await read(
    "select distinct status, listed from evaluations where dt = '2026-03-17' and change_effective_on = '2026-03-02'",
  );
  expect(old).toEqual([{ status: 'superseded', listed: false }]);
  const found = await read('select distinct change_effective_on as day from findings');
  expect(found).toEqual([{ day: '2026-03-03' }]);
  expect((await detect('2026-03-17')).recorded).toBe(0);
  expect(comparable((await detect('2026-03-16')).looks)).toEqual(comparable(late.looks));
});

test('a withdrawal ends every stream, once', async () => {
  await lake.declare('new-bot', '2026-03-20T09:00:00Z', '2026-03-03T00:00:00Z', 'withdrawn');
  const withdrawn = await detect();
  expect(withdrawn.looks).toEqual([]);
  expect(withdrawn.recorded).toBe(late.looks.length);
  expect(await read('select distinct status from findings')).toEqual([{ status: 'superseded' }]);
  expect((await detect()).recorded).toBe(0);
});
