import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Command } from 'commander';
import { beforeEach, describe, expect, test } from 'vitest';
import { registerExport } from '../../../functions/cli/ask/export.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerQuarantine } from '../../../functions/cli/quarantine/quarantine.ts';
import { registerReconcile } from '../../../functions/cli/run/reconcile.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const register = (program: Command): void => {
  for (const add of [registerIngest, registerQuarantine, registerReconcile, registerExport]) add(program);
};

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const handback = (...args: string[]) => runCommand(register, args);
const ingest = (sql: string, ...more: string[]) => {
  put('desk.sql', sql);
  return handback('ingest', '--sql', join(folder, 'desk.sql'), '--lake', join(folder, 'lake'), ...more);
};

const tickets =
  'id,customer,opened,solved,bot\n7,jane.doe@example.org,2026-03-01 10:00:00,2026-03-02 11:30:00,true\n8,c2,2026-03-03 10:00:00,,false\n';
const query = `
select 'ticket' as event, 'opened' as type, 'desk' as source, id as ticket_id, customer as customer_id,
  opened as occurred_at, cast(null as varchar) as claim,
  if(bot, 'ai', 'in_house') as "handler.kind", 'a1' as "handler.id"
from 'tickets.csv'
union all
select 'ticket', 'resolved', 'desk', id, customer, solved, 'agent', if(bot, 'ai', 'in_house'), 'a1'
from 'tickets.csv' where solved is not null`;

/** Rows of a view of the lake. */
async function rowsOf(view: string): Promise<Record<string, unknown>[]> {
  const file = join(folder, `${view}-${readdirSync(folder).length}.ndjson`);
  const { exitCode, words } = await handback('export', view, '--lake', join(folder, 'lake'), '--out', file);
  expect(exitCode, words).toBe(0);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('ingest --sql', () => {
  beforeEach(() => put('tickets.csv', tickets));

  test('columns called as the fields of events are events; customers are keyed, and all is counted', async () => {
    const { exitCode, answer, words } = await ingest(query);
    expect(exitCode, words).toBe(0);
    expect(answer).toMatchObject({ accepted: 3, quarantined: 0 });
    const events = await rowsOf('ticket_events');
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).not.toContain('jane.doe');
    expect(events.map(({ occurred_at }) => occurred_at).sort()[0]).toContain('2026-03-01T10:00:00');
    expect((await handback('reconcile', '--lake', join(folder, 'lake'))).exitCode).toBe(0);
  });

  test('the same rows are read once, whatever their order; more rows add what is new', async () => {
    await ingest(query);
    const again = await ingest(`-- rewritten\nselect * from (${query}) order by occurred_at desc`);
    expect(again.words).toContain('in the lake already');
    put('tickets.csv', `${tickets}9,c3,2026-03-04 10:00:00,,false\n`);
    expect((await ingest(query)).answer).toMatchObject({ accepted: 4 });
    const ids = (await rowsOf('ticket_events')).map(({ event_id }) => event_id);
    expect(new Set(ids).size).toBe(4);
  });

  test('a mapping says what other columns mean', async () => {
    put(
      'map.yaml',
      'source: desk\nformat: csv\ntime_zone: Europe/Madrid\nticket: { ticket_id: id, customer_id: customer, opened_at: opened }\n',
    );
    const { answer } = await ingest(
      "select * from 'tickets.csv'",
      '--mapping',
      join(folder, 'map.yaml'),
      '--dry-run',
    );
    expect(answer).toMatchObject({
      accepted: 2,
      events: [{ occurred_at: '2026-03-01T09:00:00.000Z', ticket_id: '7' }, {}],
    });
  });

  test('rejected rows wait in quarantine, and are read again while the query gives the same rows', async () => {
    put('map.yaml', 'source: desk\ntime_zone: unknown\nticket: { ticket_id: id, opened_at: opened }\n');
    const mapping = ['--mapping', join(folder, 'map.yaml')];
    expect((await ingest("select * from 'tickets.csv'", ...mapping)).answer).toMatchObject({
      quarantined: 2,
    });
    put('map.yaml', 'source: desk\ntime_zone: UTC\nticket: { ticket_id: id, opened_at: opened }\n');
    const replay = () => handback('quarantine', 'replay', '--lake', join(folder, 'lake'));
    expect((await replay()).answer).toMatchObject({ accepted: 2, quarantined: 0 });
  });

  test('an attached database is only read', async () => {
    const database = join(folder, 'desk.duckdb');
    const instance = await DuckDBInstance.create(database);
    const connection = await instance.connect();
    await connection.run(`create table t as select * from '${join(folder, 'tickets.csv')}'`);
    connection.closeSync();
    instance.closeSync();
    const attached = `attach '${database}' as desk (read_only);\n${query.replaceAll("'tickets.csv'", 'desk.t')};\n`;
    expect((await ingest(attached)).answer).toMatchObject({ accepted: 3 });
    const written = await ingest(`attach '${database}' as desk;\n${query}`);
    expect(written).toMatchObject({ exitCode: 2 });
    expect(written.words).toContain('desk.sql:1: what is attached is only read');
  });

  test.each([
    [
      'an unknown column',
      "select id,\n  nowhere\nfrom 'tickets.csv'",
      'desk.sql:2:3: Binder Error: Referenced column "nowhere"',
    ],
    ['no SQL', 'select 1;\nselect id frm\n  (select 1)', 'desk.sql:1: before the query only attach'],
    ['a mistake in writing', '-- one\nselect id\nfrm x y z', 'desk.sql:3'],
    ['no query', 'create table x as select 1 as a', 'desk.sql:1: this is no query'],
    ['nothing', '-- nothing', 'holds no query'],
    [
      'a name that stands twice',
      query.replace(' as customer_id', ' as ticket_id'),
      'columns are called ticket_id',
    ],
    [
      'a name that no event has',
      "select id as ticketid from 'tickets.csv'",
      'called ticketid (did you mean "ticket_id"?)',
    ],
  ])('%s is wrong use, and its place is named', async (_, sql, message) => {
    const { exitCode, words } = await ingest(sql);
    expect(exitCode).toBe(2);
    expect(words).toContain(message);
  });

  test('a message holds no value of the data', async () => {
    const { exitCode, words } = await ingest(
      query.replace('id as ticket_id', 'cast(customer as integer) as ticket_id'),
    );
    expect(exitCode).toBe(2);
    expect(words).toContain('Conversion Error');
    expect(words).not.toContain('jane.doe');
  });

  test('a query without rows is no mistake', async () => {
    expect(await ingest(`select * from (${query}) where false`)).toMatchObject({
      exitCode: 0,
      answer: { rows: 0 },
    });
  });
});
