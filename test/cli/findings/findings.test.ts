import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { registerFindings } from '../../../functions/cli/findings/findings.ts';
import { lakeFormat, markerKey } from '../../../functions/contract/lake/lake-keys.ts';
import { sampleLook } from '../../detect/sample-look.ts';
import { writeTinyLake } from '../../report/tiny-lake.ts';
import { runCommand } from '../run-command.ts';

/** A change that nobody rolled out. */
const undone = {
  ...{ ...sampleLook, change_id: 'd', metric: 'verified_resolution_rate', status: 'did_not_happen' },
  ...{ flagged: false, flagged_on: null },
  ...{ ai_share_before: 0.02, ai_share_after: 0.03, ai_share_declared: 0.7 },
};
let lake: string;
beforeAll(async () => {
  const evaluations = [
    { ...sampleLook, scope: 'SE/chat/refunds' },
    { ...sampleLook, scope: 'DE/chat/refunds', status: 'superseded' },
    undone,
    { ...undone, change_id: 'of yesterday', known_on: '2026-03-19' },
  ];
  lake = await writeTinyLake({ known_at: '2026-04-01T06:00:00Z', tables: { evaluations } });
  writeFileSync(join(lake, markerKey), JSON.stringify({ format: lakeFormat }));
});
const run = (...args: string[]) => runCommand(registerFindings, ['findings', ...args, '--lake', lake]);
const id = 'b:c:2026-03-02:SE/chat/refunds';

test('lists what stands in words, shows one, keeps what is said of it', async () => {
  const listed = await run('list');
  expect(listed.answer).toMatchObject({ findings: [{ finding_id: id, state: 'confirmed' }] });
  expect(listed.words).toContain('Worse: Customer satisfaction, b, SE/chat/refunds: 0.30 points worse');
  expect(listed.words).toContain('1 more: recovered, overtaken or dismissed');
  expect((await run('list', '--all')).answer).toMatchObject({ findings: [{}, {}] });
  await run('acknowledge', id, '--by', 'anna', '--reason', 'more people on chat');
  const shown = await run('show', id);
  expect(shown.answer).toMatchObject({ marks: [{ action: 'acknowledged', marked_by: 'anna' }] });
  expect(shown.words).toContain('acknowledged by anna: more people on chat');
  await run('dismiss', id, '--reason', 'a test desk');
  expect((await run('list')).words).toContain('Nothing stands.');
});

test('a change that did not take place is told beside what stands, by the looks of the last day', async () => {
  const { answer, words } = await run('list', '--width', '80');
  const line = 'b, d: the change did not happen: AI share 2 % → 3 %, declared 70 %';
  expect(answer).toMatchObject({ not_as_declared: [line] });
  expect(words).toContain(`Not as declared:\n  ${line}`);
  expect(Math.max(...words.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('a dismissal without a reason and a finding that is none are wrong use', async () => {
  for (const reason of [[], ['--reason', ' ']]) {
    const { exitCode, words } = await run('dismiss', id, ...reason);
    expect({ exitCode, words }).toMatchObject({ exitCode: 2, words: expect.stringContaining('--reason') });
  }
  expect(await run('show', 'nowhere')).toMatchObject({ exitCode: 2 });
});
