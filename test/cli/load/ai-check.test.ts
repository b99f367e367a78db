import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const ticket = (id: number, tags: readonly string[], replyMinutes: number | null) => ({
  ...{ id, via: { channel: 'email' }, status: 'solved', requester_id: 7, assignee_id: 5, group_id: 1, tags },
  ...{ created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-02T10:00:00Z' },
  metric_set: { solved_at: '2026-03-02T10:00:00Z', reply_time_in_minutes: { calendar: replyMinutes } },
});
const tickets = [
  ...Array.from({ length: 10 }, (_, i) => ticket(i, ['fin_solved', 'refund'], i === 0 ? 4 : null)),
  ...Array.from({ length: 10 }, (_, i) => ticket(100 + i, ['refund'], 12)),
];

function workplace(config: string) {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  for (const name of [lake, join(folder, 'in')]) mkdirSync(name, { recursive: true });
  writeFileSync(join(lake, 'handback.config.yaml'), config);
  // Two files, so that what workers have seen comes together.
  for (const [i, part] of [tickets.slice(0, 5), tickets.slice(5)].entries())
    writeFileSync(join(folder, 'in', `${i}.json`), JSON.stringify({ tickets: part }));
  return (...more: string[]) =>
    runCommand(registerIngest, [
      ...['ingest', join(folder, 'in'), '--source', 'zendesk', '--lake', lake, ...more],
    ]);
}

const advice =
  "no ticket is AI's by the rules of zendesk.yaml; tags that stand on tickets without a person's reply: fin_solved (90 % of 10): where AI answers, say who it is in handback.config.yaml, sources.zendesk: ai_tags, ai_assignees, ai_groups";

test.each([
  ['a dry run', ['--dry-run']],
  ['ingest', []],
  ['ingest by workers', ['--jobs', '2']],
])('where nothing is AI’s, %s names the tags that no person answered', async (_, more) => {
  const { exitCode, words } = await workplace('sources: {}\n')(...more);
  expect(exitCode).toBe(0);
  expect(words).toContain(advice);
});

test('where AI has been named nothing is said', async () => {
  const { words } = await workplace('sources: { zendesk: { ai_tags: [fin_solved] } }\n')('--dry-run');
  expect(words).not.toContain('tags that stand on');
});
