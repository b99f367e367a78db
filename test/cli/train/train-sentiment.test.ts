import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerMaintain } from '../../../functions/cli/run/maintain.ts';
import { registerTag } from '../../../functions/cli/run/tag.ts';
import { registerTrainSentiment } from '../../../functions/cli/train/train-sentiment.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import { loadModel } from '../../../functions/tag/models/stored-models.ts';
import { createEmbeddedSentiment } from '../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import { sentimentModels } from '../../../functions/tag/sentiment/embedded/model-file.ts';
import { readTagRounds } from '../../../functions/tag/tag-rounds.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { madeComments } from '../../train/made-comments.ts';
import { runCommand } from '../run-command.ts';

const folder = temporaryFolder();
const lake = join(folder, 'lake');
const train = (...args: string[]) =>
  runCommand(registerTrainSentiment, ['train-sentiment', '--lake', lake, ...args]);
const store = createFolderStore(lake);

/** Each comment with its ticket; two tickets of a customer are one customer's. */
function events(count: number): string {
  const lines = madeComments(count).flatMap(({ text, score, customer, occurredAt }, at) => {
    const common = {
      schema: 1,
      source: 'desk',
      ticket_id: `t${at}`,
      occurred_at: new Date(occurredAt).toISOString(),
    };
    return [
      { event: 'ticket', type: 'opened', customer_id: customer, ...common },
      {
        event: 'csat',
        type: 'answered',
        survey_id: `s${at}`,
        score: 1 + 4 * score,
        scale: { min: 1, max: 5 },
        comment: text,
        ...common,
      },
    ];
  });
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

async function load(name: string, count: number): Promise<void> {
  writeFileSync(join(folder, name), events(count));
  const { exitCode, words } = await runCommand(registerIngest, [
    'ingest',
    join(folder, name),
    '--lake',
    lake,
  ]);
  expect({ exitCode, words }).toMatchObject({ exitCode: 0 });
}

beforeAll(() => load('few.ndjson', 60));

test('too few comments are said to be too few', async () => {
  const { exitCode, answer, words } = await train();
  expect({ exitCode, answer }).toMatchObject({ exitCode: 1, answer: { status: 'not_enough_data' } });
  expect(words).toMatch(/not_enough_data: 60 comments have a score, 20 of them a low one .* at least 100/);
  expect(await loadModel(store, sentimentModels)).toBeUndefined();
});

test('enough of them make a model, which is found where ingest looks for it; once', async () => {
  await load('more.ndjson', 300);
  const first = await train();
  expect(first).toMatchObject({ exitCode: 0, answer: { status: 'published' } });
  expect(first.words).toMatch(/fitted to 300 scored comments of 300 customers, 2026-01-01 … 2026-01-13/);
  expect(first.words).toMatch(/the lexicons +60 /);
  expect(first.words).toContain('keeps its tags until: handback tag --again');
  const model = await loadModel(store, sentimentModels);
  const [tag] = await createEmbeddedSentiment(model).classify([{ text: 'valve seeping', language: 'en' }]);
  expect(tag).toMatchObject({
    label: 'negative',
    modelVersion: (first.answer as { version: string }).version,
  });
  const again = await train();
  expect(again).toMatchObject({ exitCode: 0, answer: { status: 'unchanged', version: model?.version } });
});

/** Runs a command on the lake. */
const run = (register: Parameters<typeof runCommand>[0], ...args: string[]) =>
  runCommand(register, [...args, '--lake', lake]);

/** Labels of the newest comment. */
async function newestTags(): Promise<object[]> {
  const engine = await openDuckDbEngine({ folder: lake });
  try {
    const { columns, rows } = await engine.query(
      `select sentiment, sentiment_engine, is_degraded, is_scored from csat_events where dt = '2026-02-01'`,
    );
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
  } finally {
    await engine.close();
  }
}

test('a damaged model stops no record and no erasure, only tagging again; another training mends it', async () => {
  const model = await loadModel(store, sentimentModels);
  const path = join(lake, `models/sentiment/${model?.version}.model`);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, 100));
  const late = { event: 'csat', type: 'answered', survey_id: 'late', source: 'desk', ticket_id: 'late' };
  const answer = { score: 1, scale: { min: 1, max: 5 }, comment: 'This is terrible, nothing works' };
  writeFileSync(
    join(folder, 'late.ndjson'),
    JSON.stringify({ schema: 1, ...late, ...answer, occurred_at: '2026-02-01T10:00:00Z' }),
  );

  const read = await run(registerIngest, 'ingest', join(folder, 'late.ndjson'));
  expect(read.words).toMatch(
    /WARNING: models\/sentiment\/\w{16}\.model: .*train again\. Until then the word lists/,
  );
  expect(read).toMatchObject({ exitCode: 0 });
  expect(await newestTags()).toEqual([
    { sentiment: 'negative', sentiment_engine: 'embedded', is_degraded: true, is_scored: true },
  ]);

  const again = await run(registerTag, 'tag', '--again', '--from', '2026-01-01');
  expect(again).toMatchObject({ exitCode: 3, words: expect.stringContaining(`${model?.version}.model`) });
  expect(await readTagRounds(store)).toEqual([]);

  const kept = await run(registerMaintain, 'maintain');
  expect(kept).toMatchObject({
    exitCode: 3,
    words: expect.stringMatching(/put together.*all but tagging is done/s),
  });

  writeFileSync(path, whole);
  expect(await run(registerTag, 'tag', '--again', '--from', '2026-02-01')).toMatchObject({ exitCode: 0 });
  expect(await newestTags()).toContainEqual(expect.objectContaining({ is_degraded: false }));
});

test('a folder that is no lake is named', async () => {
  const { exitCode, words } = await runCommand(registerTrainSentiment, [
    'train-sentiment',
    '--lake',
    join(folder, 'no'),
  ]);
  expect({ exitCode, words }).toMatchObject({ exitCode: 2, words: expect.stringContaining('no') });
});
