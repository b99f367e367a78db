import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const command = join(import.meta.dirname, '../../../functions/cli/main.ts');
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

function handback(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const ingest = (file: string, mappingFile = 'mapping.yaml') =>
  handback('ingest', path(file), '--mapping', path(mappingFile), '--lake', path('lake'), '--json');

describe('CSV in the wild, through the command line', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'handback-csv-'));
    mkdirSync(path('in'));
    put('mapping.yaml', mapping);
    put('semicolons.yaml', `${mapping}csv: { delimiter: ";" }\n`);
    put('utf16.yaml', `${mapping}csv: { encoding: utf-16le, delimiter: ";" }\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes each file as far as it can be read', () => {
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
    const { status, stdout, stderr } = ingest('in');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stderr).toContain('nothing.csv: nothing of it came in');
    expect(status).toBe(1);
    const reasons: Record<string, number> = {};
    for (const reason of files.flatMap((file) => file[3])) reasons[reason] = (reasons[reason] ?? 0) + 1;
    const accepted = files.reduce((sum, file) => sum + file[2], 0);
    expect(JSON.parse(stdout)).toMatchObject({ accepted, reasons, quarantined: 7 });
  });

  it('keeps the customer out of quarantine, and loses nothing', () => {
    const listed = handback('quarantine', 'list', '--lake', path('lake'), '--json').stdout;
    expect(listed).toContain('invalid_csv');
    expect(listed).toContain('line 2');
    expect(handback('reconcile', '--lake', path('lake')).status).toBe(0);
  });

  it.each([
    ['commas.csv', `${heading}\n${row('1')}\n`, 'csv: { delimiter: "," }'],
    [
      'unmarked.csv',
      Buffer.from(`${heading}\n${row('1')}\n`, 'utf16le'),
      'it looks like UTF-16 without a byte order mark; say csv: { encoding: utf-16le }',
    ],
  ])('says what is wrong with %s as a whole', (name, content, message) => {
    put(name, content);
    const { status, stderr } = ingest(name, 'semicolons.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain(`${name}: does not fit: mapping semicolons.yaml, line`);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('recognises semicolons, what Excel writes above them, and UTF-16', () => {
    const text = `${heading}\n${row('8', 'é')}\n`.replaceAll(',', ';');
    const bytes = [Buffer.from(text), Buffer.from(`\uFEFFsep=;\r\n${text}`, 'utf16le').swap16()];
    for (const [i, content] of bytes.entries()) {
      put(`marked-${i}.csv`, content);
      const { status, stdout } = ingest(`marked-${i}.csv`);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ accepted: 2, quarantined: 0 });
    }
  });

  it('reads UTF-16 with semicolons when the mapping says so', () => {
    put('excel.csv', Buffer.from(`\uFEFF${heading}\n${row('7', 'é')}\n`.replaceAll(',', ';'), 'utf16le'));
    const { status, stdout } = ingest('excel.csv', 'utf16.yaml');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ accepted: 2, quarantined: 0 });
  });
});
