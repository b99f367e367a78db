import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ndjson, ticket } from './sample-events.ts';

const command = join(import.meta.dirname, '../../functions/cli/handback.mjs');
const environment = { ...process.env, HANDBACK_CUSTOMER_SECRET: 'a secret for the test only' };

/** Runs `handback ingest` to its end, or kills it by its id as soon as the lake has a number of files. */
async function ingest(
  inbox: string,
  lake: string,
  jobs: number,
  killAtFiles = Number.POSITIVE_INFINITY,
): Promise<number | null> {
  const args = [command, 'ingest', inbox, '--lake', lake, '--jobs', String(jobs)];
  const child = spawn(process.execPath, args, { env: environment, stdio: 'ignore' });
  const watch = setInterval(() => {
    if (countFiles(lake) >= killAtFiles) child.kill('SIGKILL');
  }, 2);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  return code;
}

const countFiles = (lake: string): number =>
  readdirSync(lake, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.parquet')).length;

/** All files of a lake but the ledger's, whose rows carry the clock, with their bytes. */
async function contentOf(lake: string): Promise<{ files: Map<string, string>; ledger: string[] }> {
  const files = new Map<string, string>();
  const ledger: string[] = [];
  for await (const { key } of createFolderStore(lake).list('')) {
    if (key.startsWith('ingest_ledger/')) ledger.push(key);
    else files.set(key, readFileSync(join(lake, key)).toString('base64'));
  }
  return { files, ledger };
}

test.each([1, 3])(
  '%i at once, killed at random moments and run again, the lake is the same as never killed',
  async (jobs) => {
    const inbox = join(temporaryFolder(), 'inbox');
    mkdirSync(inbox);
    for (let file = 0; file < 3; file++) {
      const records = Array.from({ length: 500 }, (_, i) =>
        i % 50 === 0
          ? 'broken'
          : ticket({ ticket_id: `t${file}-${i}`, customer_id: `c${i}`, occurred_at: day(i % 20) }),
      );
      writeFileSync(join(inbox, `${file}.ndjson.gz`), gzipSync(ndjson(records)));
    }
    const whole = temporaryFolder();
    expect(await ingest(inbox, whole, 1)).toBe(0);

    const lake = temporaryFolder();
    const moments: number[] = [];
    for (let kill = 0; kill < 3; kill++) {
      const present = countFiles(lake);
      moments.push(present + Math.ceil((countFiles(whole) - present) * 0.7 * Math.random()));
      expect(await ingest(inbox, lake, jobs, moments[kill]), `killed at ${moments} files`).toBeNull();
    }
    expect(await ingest(inbox, lake, jobs), `after kills at ${moments} files`).toBe(0);
    expect(await contentOf(lake)).toEqual(await contentOf(whole));
  },
  180_000,
);

const day = (no: number): string => new Date(Date.UTC(2026, 3, 1 + no, 10)).toISOString();
