import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerQuarantine } from '../../../functions/cli/quarantine/quarantine.ts';
import { registerReconcile } from '../../../functions/cli/run/reconcile.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { ndjson, ticket } from '../../ingest/sample-events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const mapping = (extra = ''): string => `source: desk
time_zone: UTC
ticket: { ticket_id: id, opened_at: { from: at, format: "d/M/yyyy H:mm" }, channel: channel }
csat: { score: score, scale: { min: 1, max: 5 }, answered_at: { from: at, format: "d/M/yyyy H:mm" } }
${extra}`;
const heading = 'id,at,channel,score';

/** A folder with files of these contents, and the commands over them. */
function workplace(files: Record<string, string>) {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const put = (name: string, text: string) => {
    mkdirSync(join(at(name), '..'), { recursive: true });
    writeFileSync(at(name), text);
  };
  for (const [name, text] of Object.entries(files)) put(name, text);
  const lake = at('lake');
  const ingest = (...args: string[]) => runCommand(registerIngest, ['ingest', ...args, '--lake', lake]);
  const quarantine = (...args: string[]) =>
    runCommand(registerQuarantine, ['quarantine', ...args, '--lake', lake]);
  return { at, put, lake, ingest, quarantine };
}

async function ask(lake: string, sql: string): Promise<unknown> {
  const engine = await openDuckDbEngine({ folder: lake });
  try {
    return (await engine.query(sql)).rows;
  } finally {
    await engine.close();
  }
}

test('a folder: mappings, hidden files and lakes are passed over; what does not fit is said, the others are read', async () => {
  const { at, lake, ingest } = workplace({
    'in/a.csv': 'x,y\n1,2\n',
    'in/b.csv': `${heading}\n1,1/2/2024 9:00,chat,5\n`,
    'in/m.yaml': mapping(),
    'in/.hidden/c.csv': 'x,y\n1,2\n',
    'in/.d.csv': 'x,y\n1,2\n',
    'in/__MACOSX/e.csv': 'x,y\n1,2\n',
    'in/old-lake/handback-lake.json': '{"format":1}',
    'in/z/f.csv': `${heading}\n2,1/2/2024 9:00,chat,\n`,
  });
  symlinkSync(at('in/nowhere'), at('in/broken.csv'));
  symlinkSync(at('in'), at('in/circle'));
  const { exitCode, answer, words } = await ingest(at('in'), '--mapping', at('in/m.yaml'));
  expect(exitCode).toBe(3);
  expect(answer).toMatchObject({
    files: 3,
    files_failed: 1,
    rows_read: 2,
    accepted: 3,
    by_file: [
      { file: 'a.csv', status: 'unfit', why: expect.stringContaining('no column "id"') },
      { file: 'b.csv', status: 'read', rows_read: 1, accepted: 2 },
      { file: 'z/f.csv', status: 'read', rows_read: 1, accepted: 1 },
    ],
  });
  for (const name of ['m.yaml', '.hidden', '.d.csv', '__MACOSX', 'old-lake', 'broken.csv', 'circle'])
    expect(words).toContain(`${at(`in/${name}`)}: passed over: `);
  expect(words).toContain('b.csv: 1 row read: 2 events made, 0 rejected, 0 passed over\n');
  const { exitCode: balance } = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
  expect(balance).toBe(0);
});

test('CSV without a mapping is said and keeps nothing else from being read; alone it is wrong use', async () => {
  const { at, ingest } = workplace({ 'in/a.csv': 'x\n1\n', 'in/b.ndjson': ndjson([ticket({})]) });
  const { exitCode, answer } = await ingest(at('in'));
  expect(exitCode).toBe(3);
  expect(answer).toMatchObject({
    accepted: 1,
    by_file: [
      { file: 'a.csv', status: 'unfit', why: 'CSV: say what its columns mean with --mapping FILE.yaml' },
      { file: 'b.ndjson', status: 'read' },
    ],
  });
  expect(await ingest(at('in'))).toMatchObject({
    exitCode: 3,
    answer: { files_done_before: 1, accepted: 0 },
  });
  const alone = await ingest(at('in/a.csv'));
  expect(alone).toMatchObject({ exitCode: 2, words: expect.stringContaining('a.csv is CSV: say what') });
});

test('an object of which every record was rejected: said, exit 1, and read again once the cause is gone', async () => {
  const { at, put, lake, ingest, quarantine } = workplace({
    'a.csv': `${heading}\n1,2024-02-01 09:00,chat,5\n2,2024-02-01 10:00,chat,\n`,
    'm.yaml': mapping(),
  });
  const load = () => ingest(at('a.csv'), '--mapping', at('m.yaml'));
  const first = await load();
  expect(first).toMatchObject({ exitCode: 1, answer: { files_rejected: 1, accepted: 0, quarantined: 2 } });
  expect(first.words).toContain('a.csv: nothing of it came in');

  const files = await ask(lake, 'select count(*) from quarantine');
  const again = await load();
  expect(again).toMatchObject({ exitCode: 1, answer: { by_file: [{ status: 'rejected_before' }] } });
  expect(await ask(lake, 'select count(*) from quarantine')).toEqual(files);

  put('m.yaml', mapping().replaceAll('d/M/yyyy H:mm', 'd.M.yyyy HH:mm'));
  expect(await quarantine('replay')).toMatchObject({ exitCode: 1, answer: { rejected: 1, quarantined: 2 } });
  put('m.yaml', mapping().replaceAll('d/M/yyyy H:mm', 'yyyy-MM-dd HH:mm'));
  expect(await load()).toMatchObject({ exitCode: 0, answer: { accepted: 3, quarantined: 0 } });
  expect(await load()).toMatchObject({ exitCode: 0, answer: { files_done_before: 1, accepted: 0 } });
  expect(await quarantine('list')).toMatchObject({ answer: { total: 0 } });
});

test('a file whose date is wrong: both dates are named, and it is read when its date is right', async () => {
  const row = `${heading}\n1,1/3/2022 9:00,chat,5\n`;
  const { at, ingest, quarantine } = workplace({ 'a.csv': row, 'b.csv': row, 'm.yaml': mapping() });
  const old = Date.UTC(2020, 0, 30) / 1000;
  for (const name of ['a.csv', 'b.csv']) utimesSync(at(name), old, old);
  const load = (...more: string[]) => ingest(...more, '--mapping', at('m.yaml'));
  expect(await load(at('a.csv'), at('b.csv'))).toMatchObject({ exitCode: 1, answer: { quarantined: 2 } });
  const { answer } = await quarantine('list');
  expect(answer).toMatchObject({
    records: [
      { message: expect.stringMatching(/^happened on 2022-03-01, more than a day after 2020-01-30/) },
      {},
    ],
  });
  utimesSync(at('a.csv'), old + 80_000_000, old + 80_000_000);
  expect(await load(at('a.csv'))).toMatchObject({ exitCode: 0, answer: { accepted: 2 } });
  utimesSync(at('b.csv'), old + 80_000_000, old + 80_000_000);
  expect(await quarantine('replay')).toMatchObject({ exitCode: 0, answer: { accepted: 2, quarantined: 0 } });
});

test('shift_days works whatever the date of the file', async () => {
  const { at, ingest } = workplace({
    'a.csv': `${heading}\n1,1/3/2016 9:00,chat,5\n`,
    'm.yaml': mapping('shift_days: 2191\n'),
  });
  utimesSync(at('a.csv'), Date.UTC(2016, 2, 2) / 1000, Date.UTC(2016, 2, 2) / 1000);
  expect(await ingest(at('a.csv'), '--mapping', at('m.yaml'))).toMatchObject({
    exitCode: 0,
    answer: { accepted: 2 },
  });
});

test('messages name the true cause, a row that is out of range counts once, and notes say what was made of a heading', async () => {
  const { at, ingest, quarantine } = workplace({
    'a.csv': [
      `${heading},score`,
      '1,29/2/2016 1:16,chat,5,1',
      '2,29/2/2023 1:16,chat,5,1',
      '3,1/13/2024 1:16,chat,4,1',
      '4,1/2/2024 25:16,chat,4,1',
      '5,1/2/2024 1:16,ch\0at,4,1',
      ',,,,',
      '6,1/2/2024 1:16,chat,4,1',
    ].join('\n'),
    'm.yaml': mapping(),
  });
  const { answer, words } = await ingest(at('a.csv'), '--mapping', at('m.yaml'));
  expect(answer).toMatchObject({ rows_read: 7, accepted: 3, quarantined: 5, passed_over: 1 });
  expect(words).toContain('a.csv: two columns are called "score": the first is read, the other is "score#2"');
  const { answer: listed } = await quarantine('list');
  const { records } = listed as { records: { record_no: number; message: string }[] };
  expect(records.map(({ record_no, message }) => [record_no, message])).toEqual([
    [2, expect.stringContaining('happened on 2016-02-29, before 2020-01-01')],
    [3, expect.stringContaining('as the format says, but there is no such day')],
    [4, expect.stringContaining('there is no such month (is the day written before the month?)')],
    [5, expect.stringContaining('there is no such hour')],
    [6, expect.stringContaining('channel holds the character 0')],
  ]);
});

test('each rejected record counts once however often it is replayed', async () => {
  const { at, lake, ingest, quarantine } = workplace({ 'a.ndjson': ndjson([ticket(), 'x', 'y', 'z']) });
  await ingest(at('a.ndjson'));
  for (let time = 0; time < 3; time++)
    expect(await quarantine('replay')).toMatchObject({
      exitCode: 1,
      answer: { quarantined: 3, rejected: 1 },
    });
  const counts = await ask(
    lake,
    'select (select count(*) from quarantine), (select count(*) from quarantine_current), (select count(*) from quarantine_recent), (select max(attempt) from quarantine_recent)',
  );
  expect(counts).toEqual([[12, 3, 3, 3]]);
  expect((await runCommand(registerReconcile, ['reconcile', '--lake', lake])).exitCode).toBe(0);
});

test('a replay says how many events came in and how many were in already', async () => {
  const { at, ingest, quarantine } = workplace({
    'a.csv': 'id,at,score\n1,2026-05-01T10:00:00Z,9\n2,2026-05-01T10:00:00Z,4\n',
    'm.yaml': `source: s
format: csv
time_zone: UTC
ticket: { ticket_id: id, opened_at: { from: at, format: iso } }
csat: { score: score, scale: { min: 1, max: 5 }, answered_at: { from: at, format: iso } }
`,
  });
  await ingest(at('a.csv'), '--mapping', at('m.yaml'));
  writeFileSync(at('m.yaml'), readFileSync(at('m.yaml'), 'utf8').replace('max: 5', 'max: 10'));
  const replayed = await quarantine('replay');
  expect(replayed).toMatchObject({ exitCode: 0, answer: { known: 1, quarantined: 0 } });
  expect(replayed.words).toContain('1 event came in, 1 was in already');
});

test('a list that a file wraps is named', async () => {
  const { at, ingest, quarantine } = workplace({
    'a.json': JSON.stringify({ tickets: [ticket()], next: null }),
    'b.json': JSON.stringify({ 'anna@example.com': [ticket()] }),
    'c.json': JSON.stringify({ data: { tickets: [ticket()], count: 1 }, ok: true }),
  });
  expect(await ingest(at('a.json'), at('b.json'), at('c.json'))).toMatchObject({
    exitCode: 1,
    answer: { quarantined: 3 },
  });
  const { answer } = await quarantine('list');
  expect(answer).toMatchObject({
    records: [
      { message: expect.stringContaining('its field "tickets" holds a list') },
      { message: expect.stringContaining('its field holds a list') },
      { message: expect.stringContaining('its field "data.tickets" holds a list') },
    ],
  });
});

test('bytes that fill a file up are named', async () => {
  const { at, ingest, quarantine } = workplace({ 'a.ndjson': `${ndjson([ticket()])}${'\0'.repeat(40)}` });
  expect(await ingest(at('a.ndjson'))).toMatchObject({ exitCode: 0, answer: { accepted: 1 } });
  const { answer } = await quarantine('list');
  expect(answer).toMatchObject({ records: [{ message: expect.stringContaining('the character 0') }] });
});

test('a place where no lake can be is refused at once, exit 2', async () => {
  const { at } = workplace({ 'a.ndjson': ndjson([ticket()]), file: 'x' });
  for (const place of ['/proc/x', '/dev/null', at('file'), join(at('file'), 'x'), ' ', 's3://bucket/lake']) {
    const { exitCode, words } = await runCommand(registerIngest, ['ingest', at('a.ndjson'), '--lake', place]);
    expect([place, exitCode]).toEqual([place, 2]);
    expect(words).toMatch(/no lake can be|is not a folder|needs the name of a folder|is an address/);
  }
  expect(readFileSync(at('file'), 'utf8')).toBe('x');
});

test('ids beyond 2^53 stay what they are', async () => {
  const line = (id: string) => `{"id":${id},"created_at":"2026-03-01T09:00:00Z"}\n`;
  const ids = ['9007199254740992', '9007199254740993', '12345678901234567890123', '-9007199254740993', '7'];
  const { at, lake, ingest } = workplace({
    'a.ndjson': ids.map(line).join(''),
    'm.yaml': 'source: s\nticket: { ticket_id: id, opened_at: created_at }\n',
  });
  expect(await ingest(at('a.ndjson'), '--mapping', at('m.yaml'))).toMatchObject({ answer: { accepted: 5 } });
  const rows = await ask(lake, 'select ticket_id from ticket_events order by record_no');
  expect(rows).toEqual(ids.map((id) => [id]));
});
