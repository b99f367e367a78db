import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  claimDeclaration,
  type Declaration,
  DeclarationLost,
} from '../../../functions/cli/change/claim-declaration.ts';
import { openLake } from '../../../functions/cli/terminal/open-lake.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import type { ObjectStore } from '../../../functions/platform/ports.ts';

let folder: string;
let store: ObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-claim-'));
  ({ store } = await openLake(folder, { create: true }));
});
afterEach(async () => rm(folder, { recursive: true }));

function declaration(words: string, startedAt = Date.now()): Declaration {
  const version = `${words}${startedAt}`;
  const object = { bucket: 'local', key: 'changes/bot.ndjson', version, size: 1, arrivedAt: startedAt };
  return {
    source: 'cli',
    id: 'bot',
    words,
    object: { ...object, open: () => Readable.from([]) },
    declaredAt: new Date(startedAt).toISOString(),
    startedAt,
  };
}

test('of two that declare a change at once in other words, the first counts', async () => {
  const startedAt = Date.now();
  const ends = await Promise.allSettled(
    ['0.3', '0.4'].map((words) => claimDeclaration(store, declaration(words, startedAt))),
  );
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = ends.find((end) => end.status === 'rejected');
  expect(lost?.reason).toBeInstanceOf(DeclarationLost);
});

test('two that declare a change at once in the same words make one declaration', async () => {
  const startedAt = Date.now() - 1;
  const first = await claimDeclaration(store, declaration('0.3', startedAt - 5));
  const second = await claimDeclaration(store, declaration('0.3', startedAt));
  expect(second).toMatchObject({ declaredAt: first.declaredAt, arrivedAt: first.arrivedAt });
});

test('one that begins after the other was made corrects it, also when that one died', async () => {
  await claimDeclaration(store, declaration('0.3', Date.now() - 1));
  const later = declaration('0.4', Date.now() + 1);
  expect(await claimDeclaration(store, later)).toMatchObject({ declaredAt: later.declaredAt });
});

test('two commands at once: as many are kept as said that they declared', async () => {
  const main = fileURLToPath(new URL('../../../functions/cli/main.ts', import.meta.url));
  const declare = (share: string) =>
    new Promise<number>((resolve) => {
      const what = ['--id', 'bot', '--kind', 'ai_rollout', '--effective-at', '2026-03-02'];
      const args = [main, 'change', 'add', '--lake', folder, ...what, '--ai-share-after', share];
      execFile(process.execPath, args, (error) => resolve(error === null ? 0 : Number(error.code)));
    });
  const codes = await Promise.all(['0.3', '0.4'].map(declare));
  const engine = await openDuckDbEngine({ folder });
  try {
    const { rows } = await engine.query('select count(*) from routing_changes');
    expect(rows).toEqual([[codes.filter((code) => code === 0).length]]);
  } finally {
    await engine.close();
  }
});
