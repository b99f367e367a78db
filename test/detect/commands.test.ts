import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerChange } from '../../functions/cli/change/change.ts';
import { registerDetect } from '../../functions/cli/run/detect.ts';
import { openLake } from '../../functions/cli/terminal/open-lake.ts';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import { runCommand } from '../cli/run-command.ts';
import { comparable } from './comparable-looks.ts';
import { openPlantedLake, type PlantedLake } from './planted-lake.ts';

/*
 * What an operator does, told in order, on a lake whose last complete day is 16 March: everything is declared now, so
 * after the watermark.
 */
let lake: PlantedLake;
beforeAll(async () => {
  lake = await openPlantedLake('2026-02-02', '2026-03-02', '2026-03-17');
  await openLake(lake.folder, { create: true });
  await lake.declare('bot', '2026-03-01T09:00:00Z', '2026-03-02T00:00:00Z');
  await lake.arriveThrough('2026-03-16');
});
afterAll(async () => lake.close());

interface Answer {
  readonly looks: readonly Look[];
  readonly recorded: number;
  readonly history?: readonly { readonly change_id: string; readonly streams: readonly object[] }[];
}

const detect = async (...more: string[]): Promise<Answer & { exitCode: number; words: string }> => {
  const run = await runCommand(registerDetect, ['detect', '--lake', lake.folder, ...more]);
  return { ...(run.answer as Answer), exitCode: run.exitCode, words: run.words };
};
const change = (id: string, effectiveAt: string, kind = 'ai_version') =>
  runCommand(
    registerChange,
    [
      'change',
      'add',
      '--lake',
      lake.folder,
      '--id',
      id,
      '--kind',
      kind,
      '--effective-at',
      effectiveAt,
    ].concat(['--select', 'market=NL', '--select', 'channel=chat']),
  );
const startsOf = (looks: readonly Look[]) =>
  [...new Set(looks.map((look) => `${look.change_id} ${look.change_effective_on}`))].sort();
const records = () =>
  lake.column(
    "select dt || ' ' || change_id || ' ' || change_effective_on || ' ' || status from evaluations",
  );

let first: Awaited<ReturnType<typeof detect>>;

test('a look fails a job that asks for it, and says what to do', async () => {
  first = await detect('--fail-on', 'regression');
  expect(first.exitCode).toBe(1);
  expect(startsOf(first.looks)).toEqual(['bot 2026-03-02']);
  expect(first.words).toContain('Worth handing back to people');
  expect(first.recorded).toBe(first.looks.length);
});

test('a change registered twice is one change: nothing is looked at or recorded twice', async () => {
  const before = await records();
  await change('bot', '2026-03-02');
  const again = await detect();
  expect(comparable(again.looks)).toEqual(comparable(first.looks));
  expect(again.recorded).toBe(0);
  expect(await records()).toEqual(before);
});

test('a correction declared after the watermark counts for the run of today, not for a look as of that day', async () => {
  await change('bot', '2026-03-03');
  const today = await detect();
  expect(startsOf(today.looks)).toEqual(['bot 2026-03-03']);
  expect(today.recorded).toBe(today.looks.length);
  // The day had its looks: they stay what was said of it, and none stands twice (decision 0090).
  expect((await records()).filter((row) => String(row).includes('superseded'))).toEqual([]);
  const asOf = await detect('--as-of', '2026-03-16');
  expect(comparable(asOf.looks)).toEqual(comparable(first.looks));
  expect(asOf.recorded).toBe(0);
  expect((await detect()).recorded).toBe(0);
});

test('many days with the same correction: it counts for the last day alone', async () => {
  const days = await detect('--from', '2026-03-14');
  expect(days.words).toContain('bot, 2026-03-02');
  expect(days.words).toContain('bot, 2026-03-03');
  expect(days.history?.map(({ change_id }) => change_id)).toEqual(['bot', 'bot']);
  const kept = await records();
  expect(kept.filter((row) => String(row).startsWith('2026-03-15 bot 2026-03-03'))).toEqual([]);
  expect(kept.filter((row) => String(row).startsWith('2026-03-15 bot 2026-03-02'))).not.toEqual([]);
  expect((await detect('--from', '2026-03-14')).recorded).toBe(0);
});

test('a later policy in the same tickets takes them over; what it replaced stays on record', async () => {
  const before = await records();
  await change('letters', '2026-03-10', 'policy');
  const { looks, recorded } = await detect();
  expect(startsOf(looks)).toEqual(['letters 2026-03-10']);
  expect(recorded).toBe(looks.length);
  expect(await records()).toEqual(expect.arrayContaining(before));
  expect((await detect()).recorded).toBe(0);
});

test('what ended on a day that had been looked at is recorded as superseded with the next day, once', async () => {
  await lake.arriveThrough('2026-03-17');
  await detect();
  const ended = (await records()).filter((row) => String(row).includes('superseded')).map(String);
  expect([...new Set(ended)].sort()).toEqual([
    '2026-03-17 bot 2026-03-02 superseded',
    '2026-03-17 bot 2026-03-03 superseded',
  ]);
  expect((await detect()).recorded).toBe(0);
});

test('wrong use is exit 2', async () => {
  for (const wrong of [
    ['--from', 'soon'],
    ['--as-of', '2026-02-30'],
  ]) {
    expect((await detect(...wrong)).exitCode).toBe(2);
  }
});
