import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerReconcile } from '../../../functions/cli/run/reconcile.ts';
import { registerRetract } from '../../../functions/cli/take-back/retract.ts';
import { ndjson, ticket } from '../../ingest/sample-events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const command = join(import.meta.dirname, '../../../functions/cli/handback.mjs');

const retractions = (lake: string): string[] =>
  readdirSync(lake, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith('retractions') && name.endsWith('.parquet'))
    .sort();

/** Retracts in a process of its own, killed by its id as soon as the lake holds the retraction. */
async function retractAndDie(lake: string): Promise<NodeJS.Signals | null> {
  const args = [command, 'retract', '--object', 'a.ndjson', '--lake', lake];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const watch = setInterval(() => {
    if (retractions(lake).length > 0) child.kill('SIGKILL');
  }, 1);
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, by) => resolve(by)),
  );
  clearInterval(watch);
  return signal;
}

async function loadedLake(): Promise<{ lake: string; ingest: () => ReturnType<typeof runCommand> }> {
  const folder = temporaryFolder();
  const [file, lake] = [join(folder, 'a.ndjson'), join(folder, 'lake')];
  writeFileSync(file, ndjson([ticket(), ticket({ ticket_id: 't2' })]));
  const ingest = () => runCommand(registerIngest, ['ingest', file, '--lake', lake]);
  await ingest();
  return { lake, ingest };
}

test('a retract that was killed after it took effect succeeds when repeated, and writes nothing more', async () => {
  // The process may end before it is killed; another lake is tried then.
  const killed: string[] = [];
  for (let attempt = 0; attempt < 8 && killed.length === 0; attempt++) {
    const { lake, ingest } = await loadedLake();
    if ((await retractAndDie(lake)) !== 'SIGKILL') continue;
    killed.push(lake);
    const before = retractions(lake);
    const again = await runCommand(registerRetract, ['retract', '--object', 'a.ndjson', '--lake', lake]);
    expect(again).toMatchObject({ exitCode: 0, answer: { records: 2, was_done: true } });
    expect(retractions(lake)).toEqual(before);
    expect(await ingest()).toMatchObject({ exitCode: 0, answer: { accepted: 2 } });
    const balance = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
    expect(balance).toMatchObject({ exitCode: 0, answer: { holds: true } });
  }
  expect(killed, 'a process that was killed in time').toHaveLength(1);
}, 120_000);
