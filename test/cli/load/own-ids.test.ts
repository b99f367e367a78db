import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { beforeEach, describe, expect, test } from 'vitest';
import { registerExport } from '../../../functions/cli/ask/export.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const register = (program: Command): void => {
  for (const add of [registerIngest, registerExport]) add(program);
};

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});

const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** All rows of views of a lake that a command made, as one text. */
async function lakeOf(args: readonly string[], views: readonly string[]): Promise<string> {
  const lake = join(folder, 'lake');
  const { exitCode, words } = await runCommand(register, ['ingest', ...args, '--lake', lake]);
  expect(exitCode, words).toBe(0);
  const texts: string[] = [];
  for (const view of views) {
    const out = join(folder, `${view}.ndjson`);
    const exported = await runCommand(register, ['export', view, '--lake', lake, '--out', out]);
    expect(exported.exitCode, exported.words).toBe(0);
    texts.push(readFileSync(out, 'utf8'));
  }
  return texts.join('\n');
}

/** A customer's id that no pattern of redaction knows. */
describe("a customer's own id does not stay in the texts of the record", () => {
  test('in events', async () => {
    const file = put(
      'a.ndjson',
      '{"event":"ticket","schema":1,"source":"desk","type":"opened","ticket_id":"1","occurred_at":"2026-03-01T10:00:00Z","customer_id":"K-123","subject":"k-123: late","text":"my number is K-123, not K-1234"}\n',
    );
    const rows = await lakeOf([file], ['ticket_events']);
    expect(rows).toContain('[blanked]: late');
    expect(rows).toContain('my number is [blanked], not K-1234');
  });

  test('in a CSV with a mapping, also in the answer to the survey of the same row', async () => {
    const file = put(
      'a.csv',
      'id,kund,skapad,text,betyg,kommentar\n1,K-123,2026-03-01 10:00,jag är K-123,4,Bra! /k-123\n',
    );
    const mapping = put(
      'm.yaml',
      `source: desk
time_zone: Europe/Stockholm
ticket: { ticket_id: id, customer_id: kund, opened_at: &at { from: skapad, format: yyyy-MM-dd HH:mm }, text: text }
csat: { ticket_id: id, score: betyg, scale: { min: 1, max: 5 }, answered_at: *at, comment: kommentar }
`,
    );
    const rows = await lakeOf([file, '--mapping', mapping], ['ticket_events', 'csat_events']);
    expect(rows).toContain('jag är [blanked]');
    expect(rows).toContain('Bra! /[blanked]');
    expect(rows).not.toMatch(/k-123/i);
  });

  test('in the rows of a query', async () => {
    const sql = put(
      'desk.sql',
      `select 'ticket' as event, 'opened' as type, 'desk' as source, '1' as ticket_id, 'K-123' as customer_id,
  timestamp '2026-03-01 10:00:00' as occurred_at, 'K-123 writes' as text`,
    );
    const rows = await lakeOf(['--sql', sql], ['ticket_events']);
    expect(rows).toContain('[blanked] writes');
    expect(rows).not.toContain('K-123');
  });
});
