import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { registerExport } from '../../../functions/cli/ask/export.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { ndjson, ticket } from '../../ingest/sample-events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

test('CSV by RFC 4180, guarded against formulas unless said', async () => {
  const folder = temporaryFolder();
  const brands = ['plain', 'two\nlines', 'cr\r=1+1', '\n=cmd', '=1+1', '@SUM(1)', 'a "b", c', '-5'];
  const events = brands.map((brand, i) => ticket({ ticket_id: `t${i}`, brand }));
  writeFileSync(join(folder, 'a.ndjson'), ndjson(events));
  const lake = join(folder, 'lake');
  await runCommand(registerIngest, ['ingest', join(folder, 'a.ndjson'), '--lake', lake]);
  const exported = async (...more: string[]) => {
    const out = join(folder, 'out.csv');
    const args = ['export', 'ticket_events_current', '--lake', lake, '--out', out, ...more];
    expect(await runCommand(registerExport, args)).toMatchObject({
      exitCode: 0,
      answer: { rows: brands.length },
    });
    return readFileSync(out, 'utf8');
  };
  const read = (csv: string) =>
    (parse(csv, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[])
      .sort((a, b) => (a.ticket_id! < b.ticket_id! ? -1 : 1))
      .map(({ brand }) => brand);
  const csv = await exported();
  expect(csv.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const guarded = ['plain', 'two\nlines', 'cr\r=1+1', "'\n=cmd", "'=1+1", "'@SUM(1)", 'a "b", c', "'-5"];
  expect(read(csv)).toEqual(guarded);
  expect(read(await exported('--no-formula-guard'))).toEqual(brands);
});
