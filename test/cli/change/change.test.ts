import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerChange } from '../../../functions/cli/change/change.ts';
import { registerDetect } from '../../../functions/cli/run/detect.ts';
import { registerReconcile } from '../../../functions/cli/run/reconcile.ts';
import { openLake } from '../../../functions/cli/terminal/open-lake.ts';
import { openPlantedLake, type PlantedLake } from '../../detect/planted-lake.ts';
import { runCommand } from '../run-command.ts';

let lake: PlantedLake;
beforeAll(async () => {
  lake = await openPlantedLake('2026-02-02', '2026-03-02', '2026-03-17');
  await openLake(lake.folder, { create: true });
  await lake.arriveThrough('2026-03-16');
});
afterAll(async () => lake.close());

const add = (id: string, ...more: string[]) =>
  runCommand(
    registerChange,
    ['change', 'add', '--lake', lake.folder, '--id', id, '--kind', 'ai_rollout'].concat(more),
  );
const detect = (...more: string[]) => runCommand(registerDetect, ['detect', '--lake', lake.folder, ...more]);

test.each([
  ['market=nl', 'no ticket has market "nl" (there are NL, DE)'],
  ['channel=Chatt', 'no ticket has channel "Chatt" (there are chat, phone)'],
  ['market=NL,nl', 'the selector names what no ticket has: no ticket has market "nl"'],
])('a selector %s is refused with what there is', async (select, message) => {
  const { exitCode, words } = await add('typo', '--effective-at', '2026-03-02', '--select', select);
  expect(exitCode).toBe(2);
  expect(words).toContain(message);
});

test('dimensions that no ticket joins are refused, and a market to come is declared when that is said', async () => {
  const joined = ['--select', 'market=DE', '--select', 'channel=phone'];
  const { exitCode, words } = await add('joined', '--effective-at', '2026-03-02', ...joined);
  expect(exitCode).toBe(2);
  expect(words).toContain('the selector matches no ticket');
  const coming = await add(
    'fr',
    '--effective-at',
    '2026-03-20',
    '--select',
    'market=FR',
    '--allow-unmatched',
  );
  expect(coming.exitCode).toBe(0);
  expect((await detect()).words).toContain('fr: its selector matches no ticket: no ticket has market "FR"');
});

test('a rollout without its share is told what no look can say then', async () => {
  const bare = await add('bare', '--effective-at', '2026-03-20', '--select', 'market=DE');
  expect(bare.words).toContain('Take care: without --ai-share-after');
  const stated = ['--effective-at', '2026-03-20', '--select', 'market=DE', '--ai-share-after', '0.4'];
  expect((await add('stated', ...stated)).words).not.toContain('Take care');
  expect((await add('bare', '--effective-at', '2026-03-20', '--kind', 'withdrawn')).words).not.toContain(
    'Take care',
  );
});

test('a withdrawal of what nobody declared is refused with what there is', async () => {
  const withdrawn = ['--effective-at', '2026-03-20', '--kind', 'withdrawn'];
  expect((await add('fr', '--effective-at', '2026-03-20', '--select', 'market=DE')).exitCode).toBe(0);
  const { exitCode, words } = await add('rf', ...withdrawn);
  expect(exitCode).toBe(2);
  expect(words).toContain('no change "rf" was declared (there');
  expect((await add('rf', ...withdrawn, '--allow-unmatched')).exitCode).toBe(0);
  expect((await add('fr', ...withdrawn)).exitCode).toBe(0);
});

test('an id that reports could not be asked for is refused', async () => {
  const { exitCode, words } = await add('x\nforged', '--effective-at', '2026-03-20', '--select', 'market=DE');
  expect(exitCode).toBe(2);
  expect(words).toContain('change_id holds a control character or a line break');
});

test('a dimension named __proto__ is none', async () => {
  const { exitCode, words } = await add('proto', '--effective-at', '2026-03-02', '--select', '__proto__=x');
  expect(exitCode).toBe(2);
  expect(words).toContain('no dimension "__proto__"');
});

test('a change of the past is known to looks since it was decided; earlier ones say why they do not know it', async () => {
  const past = ['--effective-at', '2026-03-02', '--select', 'market=NL', '--declared-at', '2026-03-10'];
  expect((await add('bot', ...past)).exitCode).toBe(0);
  const early = await detect('--as-of', '2026-03-08');
  expect(early.words).toContain('bot: in effect since 2026-03-02, but declared on 2026-03-10');
  const late = await detect('--as-of', '2026-03-12');
  expect(late.words).not.toContain('declared on');
  expect((late.answer as { looks: unknown[] }).looks.length).toBeGreaterThan(0);
});

test('a decision of the future is none', async () => {
  const { exitCode, words } = await add(
    'later',
    '--effective-at',
    '2026-03-02',
    '--declared-at',
    '2999-01-01',
  );
  expect(exitCode).toBe(2);
  expect(words).toContain('--declared-at lies in the future');
});

test('a look beyond the last complete day says which day it used', async () => {
  expect((await detect('--as-of', '2026-04-30')).words).toContain(
    'looked as of 2026-03-16, the last complete day (2026-04-30 is not)',
  );
});

test('a declaration that did not live to write its ledger row gives way to the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'handback-change-'));
  const declare = (at: string) =>
    runCommand(
      registerChange,
      ['change', 'add', '--lake', folder, '--id', 'cut', '--kind', 'policy'].concat(['--effective-at', at]),
    );
  const balance = () => runCommand(registerReconcile, ['reconcile', '--lake', folder]);
  try {
    expect((await declare('2026-03-02')).exitCode).toBe(0);
    await rm(join(folder, 'ingest_ledger'), { recursive: true });
    expect((await balance()).words).toContain('changes/cut.ndjson');
    expect((await declare('2026-03-03')).exitCode).toBe(0);
    expect((await balance()).exitCode).toBe(0);
    const files = await readdir(join(folder, 'routing_changes'), { recursive: true });
    expect(files.filter((name) => name.endsWith('.parquet'))).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
