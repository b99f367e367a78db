import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerQuarantine } from '../../../functions/cli/quarantine/quarantine.ts';
import { registerReconcile } from '../../../functions/cli/run/reconcile.ts';
import { runCommand } from '../run-command.ts';

const register = (program: Command): void => {
  for (const add of [registerIngest, registerQuarantine, registerReconcile]) add(program);
};
const mapping = `
source: desk
time_zone: UTC
ticket: { ticket_id: id, customer_id: customer, opened_at: at, text: text }
csat: { score: score, scale: { min: 1, max: 5 }, answered_at: at }
`;
const huge = 'x'.repeat(5 << 20);
const heading = 'id,customer,at,text,score';
const row = (id: string, text = 'fine') => `${id},c-secret,2024-03-01 10:00,${text},4`;

let folder = '';
const path = (name: string) => join(folder, name);
const put = (name: string, content: string | Buffer) => writeFileSync(path(name), content);

const handback = (...args: string[]) => runCommand(register, args);
const ingest = (file: string, mappingFile = 'mapping.yaml') =>
  handback('ingest', path(file), '--mapping', path(mappingFile), '--lake', path('lake'));

describe('CSV in the wild, through the command line', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'handback-csv-'));
    mkdirSync(path('in'));
    put('mapping.yaml', mapping);
    put('semicolons.yaml', `${mapping}csv: { delimiter: ";" }\n`);
    put('utf16.yaml', `${mapping}csv: { encoding: utf-16le, delimiter: ";" }\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes each file as far as it can be read', async () => {
    const files: [name: string, content: string | Buffer, accepted: number, reasons: string[]][] = [
      ['crlf.csv', Buffer.from(`\uFEFF${heading}\r\n${row('1')}\r\n\r\n${row('2')}\r\n`), 4, []],
      ['lone-cr.csv.gz', gzipSync(`${heading}\r${row('1')}\r${row('2')}\r`), 4, []],
      ['line-breaks.csv', `${heading}\n${row('1', '"a\r\nb, ""c"""')}\n${row('2')}`, 4, []],
      ['open-quote.csv', `${heading}\n${row('1', '"lost')}\n${row('2')}\n${row('3')}\n`, 4, ['invalid_csv']],
      ['huge-cell.csv', `${heading}\n${row('1', huge)}\n${row('2')}\n`, 2, ['line_too_long']],
      ['huge-quote.csv', `${heading}\n${row('1', `"${huge}"`)}\n${row('2')}\n`, 2, ['line_too_long']],
      ['ragged.csv', `${heading}\n${row('1')},x\n1,2\n${row('2')}\n`, 2, ['invalid_csv', 'invalid_csv']],
      [
        'latin.csv',
        Buffer.from(`${heading}\n${row('1', 'caf\xe9')}\n${row('2')}\n`, 'latin1'),
        2,
        ['invalid_utf8'],
      ],
      ['nothing.csv', '', 0, ['empty_object']],
    ];
    for (const [name, content] of files) put(join('in', name), content);
    const { exitCode, answer, words } = await ingest('in');
    expect(words).toContain('nothing.csv: nothing of it came in');
    expect(exitCode).toBe(1);
    const reasons: Record<string, number> = {};
    for (const reason of files.flatMap((file) => file[3])) reasons[reason] = (reasons[reason] ?? 0) + 1;
    const accepted = files.reduce((sum, file) => sum + file[2], 0);
    expect(answer).toMatchObject({ accepted, reasons, quarantined: 7 });
  });

  it('keeps the customer out of quarantine, and loses nothing', async () => {
    const listed = JSON.stringify((await handback('quarantine', 'list', '--lake', path('lake'))).answer);
    expect(listed).toContain('invalid_csv');
    expect(listed).toContain('line 2');
    expect((await handback('reconcile', '--lake', path('lake'))).exitCode).toBe(0);
  });

  it.each([
    ['commas.csv', `${heading}\n${row('1')}\n`, 'csv: { delimiter: "," }'],
    [
      'unmarked.csv',
      Buffer.from(`${heading}\n${row('1')}\n`, 'utf16le'),
      'it looks like UTF-16 without a byte order mark; say csv: { encoding: utf-16le }',
    ],
  ])('says what is wrong with %s as a whole', async (name, content, message) => {
    put(name, content);
    const { exitCode, words } = await ingest(name, 'semicolons.yaml');
    expect(exitCode).toBe(2);
    expect(words).toContain(`${name}: does not fit: mapping semicolons.yaml, line`);
    expect(words).toContain(message);
  });

  it('recognises semicolons, what Excel writes above them, and UTF-16', async () => {
    const text = `${heading}\n${row('8', 'é')}\n`.replaceAll(',', ';');
    const bytes = [Buffer.from(text), Buffer.from(`\uFEFFsep=;\r\n${text}`, 'utf16le').swap16()];
    for (const [i, content] of bytes.entries()) {
      put(`marked-${i}.csv`, content);
      const { exitCode, answer } = await ingest(`marked-${i}.csv`);
      expect(exitCode).toBe(0);
      expect(answer).toMatchObject({ accepted: 2, quarantined: 0 });
    }
  });

  it('reads UTF-16 with semicolons when the mapping says so', async () => {
    put('excel.csv', Buffer.from(`\uFEFF${heading}\n${row('7', 'é')}\n`.replaceAll(',', ';'), 'utf16le'));
    const { exitCode, answer } = await ingest('excel.csv', 'utf16.yaml');
    expect(exitCode).toBe(0);
    expect(answer).toMatchObject({ accepted: 2, quarantined: 0 });
  });
});
