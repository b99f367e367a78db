import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerChange } from '../../functions/cli/change/change.ts';
import { registerIngest } from '../../functions/cli/load/ingest.ts';
import { registerQuarantine } from '../../functions/cli/quarantine/quarantine.ts';
import { registerCurate } from '../../functions/cli/run/curate.ts';
import { registerMaintain } from '../../functions/cli/run/maintain.ts';
import { registerReconcile } from '../../functions/cli/run/reconcile.ts';
import { registerErase } from '../../functions/cli/take-back/erase.ts';
import { registerRetract } from '../../functions/cli/take-back/retract.ts';
import { answer, ndjson, ticket } from '../ingest/sample-events.ts';
import { takeTagsAway } from '../maintain/tags/untagged-lake.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCommand } from './run-command.ts';

const mapping = (idColumn: string): string => `source: desk
format: csv
time_zone: UTC
ticket:
  ticket_id: ${idColumn}
  customer_id: customer
  opened_at: { from: [at], format: "yyyy-MM-dd HH:mm" }
`;

/** A folder with a file and a place for a lake. */
function workplace(files: Record<string, string>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { at: (name: string) => join(folder, name), lake: join(folder, 'lake') };
}

test('ingest, again, and from elsewhere: the second time there is nothing to do', async () => {
  const { at, lake } = workplace({
    'in/a.ndjson': ndjson([ticket(), 'x']),
    'in/deep/b.json': JSON.stringify([answer()]),
    'in/c.png': 'picture',
    'copy/a.ndjson': ndjson([ticket(), 'x']),
  });
  // Same bytes below the same key, arrived another day: the same object.
  utimesSync(at('copy/a.ndjson'), 1_780_000_000, 1_780_000_000);
  const first = await runCommand(registerIngest, ['ingest', at('in'), at('copy'), '--lake', lake]);
  // Nothing came in of the picture.
  expect(first).toMatchObject({
    exitCode: 1,
    answer: {
      files: 4,
      files_done_before: 1,
      files_rejected: 1,
      accepted: 2,
      quarantined: 2,
      reasons: { invalid_json: 1, unknown_format: 1 },
    },
  });
  for (const path of [at('in'), at('copy')]) {
    const again = await runCommand(registerIngest, ['ingest', path, '--lake', lake]);
    expect(again.answer).toMatchObject({ records_in: 0, accepted: 0 });
  }
  const { exitCode, answer: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect([exitCode, balance]).toMatchObject([
    0,
    { holds: true, objects: { length: 3 }, tables: [{ in_view: 1 }, { in_view: 1 }] },
  ]);
});

test('reconcile counts in the files: a lost file is named, exit 1', async () => {
  const { at, lake } = workplace({
    'a.ndjson': ndjson([ticket(), ticket({ occurred_at: '2026-05-02T10:00:00Z' })]),
  });
  await runCommand(registerIngest, ['ingest', at('a.ndjson'), '--lake', lake]);
  rmSync(join(lake, 'ticket_events', 'dt=2026-05-02'), { recursive: true });
  const { exitCode, answer: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect(exitCode).toBe(1);
  expect(balance).toMatchObject({ holds: false, violations: [expect.stringContaining('a.ndjson')] });
});

test('wrong use says what to do, exit 2, and writes nothing', async () => {
  const { at, lake } = workplace({
    'a.csv': 'id,at\n1,x\n',
    'm.yaml': mapping('idd'),
    'busy/thesis.doc': 'x',
  });
  const cases: [string[], string][] = [
    [[at('nowhere'), '--lake', lake], 'no such path'],
    [[at('a.csv'), '--lake', lake], '--mapping FILE.yaml'],
    [[at('a.csv'), '--lake', at('busy'), '--mapping', at('m.yaml')], 'not a lake'],
    [[at('a.csv'), '--lake', lake, '--mapping', at('m.yaml')], 'line 5'],
    [[at('a.csv'), '--lake', lake, '--mapping', at('none.yaml')], 'none.yaml: there is no such file'],
    [[at('a.csv')], '--lake'],
  ];
  for (const [args, message] of cases) {
    const { exitCode, words } = await runCommand(registerIngest, ['ingest', ...args]);
    expect([exitCode, words]).toEqual([2, expect.stringContaining(message)]);
  }
  const { exitCode } = await runCommand(registerReconcile, ['reconcile', '--lake', at('busy')]);
  expect(exitCode).toBe(2);
});

test('a wrong mapping: rejected rows are replayed with the right one, or the object retracted and read again', async () => {
  const rows = 'id,at,customer\n1,2026-05-01 10:00,c1\n2,01/05/2026 10:00,c2\n';
  const { at, lake } = workplace({ 'a.csv': rows, 'm.yaml': mapping('id') });
  const ingest = () =>
    runCommand(registerIngest, ['ingest', at('a.csv'), '--lake', lake, '--mapping', at('m.yaml')]);
  expect((await ingest()).answer).toMatchObject({ accepted: 1, quarantined: 1 });
  const { answer: listed } = await runCommand(registerQuarantine, ['quarantine', 'list', '--lake', lake]);
  expect(listed).toMatchObject({
    total: 1,
    records: [{ object_key: 'a.csv', record_no: 3, reason: 'invalid_instant' }],
  });
  expect(JSON.stringify(listed)).not.toContain('c2');

  writeFileSync(
    at('m.yaml'),
    mapping('id').replace('format: "yyyy-MM-dd HH:mm"', 'format: ["yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm"]'),
  );
  const replayed = await runCommand(registerQuarantine, ['quarantine', 'replay', '--lake', lake]);
  expect(replayed).toMatchObject({
    exitCode: 0,
    answer: { objects: 1, accepted: 1, quarantined: 0, gone: [] },
  });
  const { answer: empty } = await runCommand(registerQuarantine, ['quarantine', 'list', '--lake', lake]);
  expect(empty).toMatchObject({ total: 0 });

  const retracted = await runCommand(registerRetract, ['retract', '--object', 'a.csv', '--lake', lake]);
  expect(retracted.answer).toMatchObject({ records: 2 });
  const again = await runCommand(registerRetract, ['retract', '--object', 'a.csv', '--lake', lake]);
  expect(again).toMatchObject({ exitCode: 0, answer: { records: 2, was_done: true } });
  const unknown = await runCommand(registerRetract, ['retract', '--object', 'b.csv', '--lake', lake]);
  expect(unknown).toMatchObject({ exitCode: 2, words: expect.stringContaining('no object b.csv') });
  expect((await ingest()).answer).toMatchObject({ accepted: 2, quarantined: 0 });
  const { exitCode, answer: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect([exitCode, balance]).toMatchObject([
    0,
    { objects: [{}, {}, {}], tables: [{}, { in_view: 2, retracted: 0 }] },
  ]);
});

test('a replay says which originals are gone, exit 1', async () => {
  const { at, lake } = workplace({ 'a.ndjson': 'x\n' });
  await runCommand(registerIngest, ['ingest', at('a.ndjson'), '--lake', lake]);
  writeFileSync(at('a.ndjson'), 'y\n');
  const { exitCode, answer: replayed } = await runCommand(registerQuarantine, [
    'quarantine',
    'replay',
    '--lake',
    lake,
  ]);
  expect([exitCode, replayed]).toMatchObject([1, { gone: [{ key: 'a.ndjson' }] }]);
});

test('an empty id is nobody’s: nothing is erased by it', async () => {
  const lake = temporaryFolder();
  const { exitCode, words } = await runCommand(registerErase, ['erase', '--customer', ' ', '--lake', lake]);
  expect(exitCode).toBe(2);
  expect(words).toContain('--customer');
});

test('an erased customer is gone from the views, others stay, the law holds', async () => {
  const { at, lake } = workplace({
    'a.ndjson': ndjson([
      ticket({ customer_id: 'c1' }),
      ticket({ type: 'closed' }),
      answer(),
      ticket({ ticket_id: 't2', customer_id: 'c2' }),
    ]),
  });
  await runCommand(registerIngest, ['ingest', at('a.ndjson'), '--lake', lake]);
  const { answer: erased } = await runCommand(registerErase, ['erase', '--customer', 'c1', '--lake', lake]);
  expect(erased).toMatchObject({ tickets: 1 });
  const { answer: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect(balance).toMatchObject({
    holds: true,
    tables: [
      { table: 'csat_events', in_view: 0, erased: 1 },
      { table: 'ticket_events', in_view: 1, erased: 2 },
    ],
  });
});

test('maintain erases from the files what erase took back, once curate knows of it; nothing else changes', async () => {
  const { at, lake } = workplace({
    'a.ndjson': ndjson([ticket({ customer_id: 'c1', text: 'my words' }), ticket({ ticket_id: 't2' })]),
    'b.ndjson': ndjson([answer({ comment: 'my remark' })]),
  });
  await runCommand(registerIngest, ['ingest', at('a.ndjson'), at('b.ndjson'), '--lake', lake]);
  const maintain = () => runCommand(registerMaintain, ['maintain', '--now', '--lake', lake]);
  await runCommand(registerCurate, ['curate', '--lake', lake]);
  const { answer: erased } = await runCommand(registerErase, ['erase', '--customer', 'c1', '--lake', lake]);
  expect(erased).toMatchObject({ tickets: 1, originals: [{ key: 'a.ndjson' }, { key: 'b.ndjson' }] });
  expect((await maintain()).answer).toMatchObject({ erased: { rows: 0 } });
  await runCommand(registerCurate, ['curate', '--lake', lake]);
  expect((await maintain()).answer).toMatchObject({
    erased: { files: 2, rows: 2, is_complete: true },
    deleted: { replaced: 2 },
  });
  const { answer: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect(balance).toMatchObject({ holds: true, tables: [{ erased: 1 }, { in_view: 1, erased: 1 }] });
});

test('maintain tags the texts of a lake from before there were tags, says so, and later has nothing to tag', async () => {
  const { at, lake } = workplace({
    'a.ndjson': ndjson([ticket({ text: 'Kan jeg få snakke med et menneske?' })]),
  });
  await runCommand(registerIngest, ['ingest', at('a.ndjson'), '--lake', lake]);
  await takeTagsAway(lake);
  const first = await runCommand(registerMaintain, ['maintain', '--lake', lake]);
  expect(first.answer).toMatchObject({ tagged: { files: 1, rows: 1, is_complete: true } });
  expect(first.words).toContain('tagged: 1 texts in 1 files; curate counts them');
  const second = await runCommand(registerMaintain, ['maintain', '--now', '--lake', lake]);
  expect(second.answer).toMatchObject({ tagged: { files: 0, rows: 0 }, deleted: { replaced: 1 } });
  expect(second.words).not.toContain('tagged');
});

test('change add declares an event as a file would, and refuses what the contract does', async () => {
  const { lake } = workplace({});
  const add = (...more: string[]) =>
    runCommand(registerChange, [
      'change',
      'add',
      '--lake',
      lake,
      '--id',
      'r1',
      '--kind',
      'ai_rollout',
      ...more,
    ]);
  const effective = ['--effective-at', new Date().toISOString().slice(0, 10)];
  const added = await add(
    ...effective,
    '--select',
    'market=de,se',
    '--select',
    'channel=chat',
    '--ai-share-after',
    '0.66',
  );
  expect(added).toMatchObject({
    exitCode: 0,
    answer: { change_id: 'r1', selector: { market: ['de', 'se'], channel: ['chat'] }, ai_share_after: 0.66 },
  });
  for (const wrong of [
    ['--effective-at', 'soon'],
    ['--effective-at', '2099-01-01'],
    [...effective, '--select', 'planet=x'],
  ]) {
    expect((await add(...wrong)).exitCode).toBe(2);
  }
  const { answer: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect(balance).toMatchObject({ holds: true, objects: [{ accepted: 1 }] });
});
