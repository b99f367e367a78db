import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerEvidence } from '../../../functions/cli/ask/evidence.ts';
import { lakeFormat, markerKey } from '../../../functions/contract/lake/lake-keys.ts';
import { thirtyTickets } from '../../http/harness.ts';
import { writeTinyLake } from '../../report/tiny-lake.ts';
import { runCommand } from '../run-command.ts';

const change = {
  event_id: 'c1',
  change_id: 'bot',
  kind: 'ai_rollout',
  occurred_at: '2026-03-01T08:00:00Z',
  effective_at: '2026-03-03T00:00:00Z',
  selector: '{"market":["DE"]}',
};
const { routing_changes: _, evaluations: __, ...tables } = thirtyTickets.tables;
let quiet = '';
let unlooked = '';
beforeAll(async () => {
  quiet = await writeTinyLake({ ...thirtyTickets, tables });
  unlooked = await writeTinyLake({ ...thirtyTickets, tables: { ...tables, routing_changes: [change] } });
  for (const folder of [quiet, unlooked])
    writeFileSync(join(folder, markerKey), JSON.stringify({ format: lakeFormat }));
});
afterAll(() => {
  for (const folder of [quiet, unlooked]) rmSync(folder, { recursive: true });
});

const run = (...given: string[]) => runCommand(registerEvidence, ['evidence', ...given]);

test('a change that nobody has looked at has a page that says so', async () => {
  const out = join(unlooked, 'page.html');
  const { exitCode, answer, words } = await run('--lake', unlooked, '--out', out);
  expect({ exitCode, words }).toMatchObject({ exitCode: 0, words: expect.stringContaining(out) });
  expect(answer).toMatchObject({ change: 'bot', scope: '*', verdict: 'Cannot tell yet', path: out });
  const page = readFileSync(out, 'utf8');
  expect((answer as { bytes: number }).bytes).toBe(Buffer.byteLength(page));
  expect(page).toContain('Nobody has looked yet');
});

test('what cannot be shown is wrong use, said in words', async () => {
  const out = join(quiet, 'page.html');
  expect(await run('--lake', quiet, '--out', out)).toMatchObject({
    exitCode: 2,
    words: expect.stringContaining('no routing change is known'),
  });
  expect(existsSync(out)).toBe(false);
  expect(await run('--lake', unlooked, '--change', 'bott', '--out', out)).toMatchObject({
    exitCode: 2,
    words: expect.stringContaining('nothing has been looked at for change "bott"'),
  });
  expect(await run('--lake', unlooked, '--out', join(quiet, 'nowhere', 'page.html'))).toMatchObject({
    exitCode: 2,
    words: expect.stringMatching(/nowhere.page\.html: there is no such file or folder/),
  });
});
