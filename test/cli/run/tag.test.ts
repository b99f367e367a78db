import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerCurate } from '../../../functions/cli/run/curate.ts';
import { registerTag } from '../../../functions/cli/run/tag.ts';
import { tagVersionOf } from '../../../functions/tag/tag-version.ts';
import { answer, ndjson, ticket } from '../../ingest/sample-events.ts';
import { rowsIn, withEngine } from '../../maintain/tags/earlier-lakes.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

test('tag --again classifies texts again from a day on; what is ingested after it has the new version', async () => {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  const events = [
    ticket({ text: 'This is a terrible service, I am very angry', language: 'en' }),
    ticket({
      type: 'message',
      author: 'customer',
      occurred_at: '2026-05-02T10:00:00Z',
      text: 'Great, thanks!',
    }),
    answer({ comment: 'awful', occurred_at: '2026-05-02T11:00:00Z' }),
  ];
  writeFileSync(join(folder, 'a.ndjson'), ndjson(events));
  await runCommand(registerIngest, ['ingest', join(folder, 'a.ndjson'), '--lake', lake]);
  await runCommand(registerCurate, ['curate', '--lake', lake]);
  const definitions = async () => {
    const rows = await rowsIn(lake, 'select max_by(definition_versions, sequence) from commits');
    return JSON.parse(String(rows[0]?.[0])) as Record<string, string>;
  };
  const before = await definitions();
  const tags = `select sentiment, sentiment_engine, is_scored, tag_version from ticket_events order by dt, tag_version`;
  const scored = (label: string, round: number) => [label, 'embedded', true, tagVersionOf(round)];
  expect(await rowsIn(lake, tags)).toEqual([scored('negative', 0), scored('positive', 0)]);

  const run = await runCommand(registerTag, ['tag', '--again', '--from', '2026-05-02', '--lake', lake]);
  expect(run.answer).toEqual({ round: 1, from: '2026-05-02', files: 2, rows: 2, is_complete: true });
  expect(await rowsIn(lake, tags)).toEqual([
    scored('negative', 0),
    scored('positive', 0),
    scored('positive', 1),
  ]);
  const current = 'select sentiment, tag_version from ticket_events_current order by dt';
  expect(await rowsIn(lake, current)).toEqual([
    ['negative', tagVersionOf(0)],
    ['positive', tagVersionOf(1)],
  ]);
  expect((await runCommand(registerCurate, ['curate', '--lake', lake])).exitCode).toBe(0);
  const facts = `select sum(n), sum(total) from daily_facts where metric = 'negative_sentiment_rate'`;
  expect(await rowsIn(lake, facts)).toEqual([[1, 0]]);
  const after = await definitions();
  expect(Object.keys(after).filter((metric) => after[metric] !== before[metric])).toEqual([
    'negative_sentiment_rate',
  ]);

  writeFileSync(join(folder, 'b.ndjson'), ndjson([ticket({ ticket_id: 't2', text: 'hello' })]));
  await runCommand(registerIngest, ['ingest', join(folder, 'b.ndjson'), '--lake', lake]);
  const newest = `select max(tag_version) from ticket_events where ticket_id = 't2'`;
  expect(await rowsIn(lake, newest)).toEqual([[tagVersionOf(1)]]);
});

test('curate says while texts are being tagged again, and no longer when all are', async () => {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  writeFileSync(join(folder, 'a.ndjson'), ndjson([ticket({ text: 'awful', language: 'en' })]));
  await runCommand(registerIngest, ['ingest', join(folder, 'a.ndjson'), '--lake', lake]);
  await withEngine(lake, (engine) =>
    engine.insert(
      'retaggings',
      `select timestamp '2026-06-01' as tagged_at, ${tagVersionOf(1)} as tag_version, '2026-05-01' as first_dt,
         1 as files, 'a' as batch, false as is_complete, '2026-06-01' as dt`,
    ),
  );
  const during = await runCommand(registerCurate, ['curate', '--lake', lake]);
  expect(during.words).toContain('texts are being tagged again');
  await runCommand(registerTag, ['tag', '--again', '--from', '2026-05-01', '--lake', lake]);
  const after = await runCommand(registerCurate, ['curate', '--lake', lake]);
  expect([after.exitCode, after.words]).toEqual([0, expect.not.stringContaining('anew')]);
});

test('without --again, or from what is no day, it is wrong use', async () => {
  const lake = temporaryFolder();
  expect((await runCommand(registerTag, ['tag', '--from', '2026-05-02', '--lake', lake])).words).toContain(
    '--again',
  );
  const noDay = await runCommand(registerTag, ['tag', '--again', '--from', 'May', '--lake', lake]);
  expect([noDay.exitCode, noDay.words]).toEqual([2, expect.stringContaining('not a day')]);
});
