import type { Command } from 'commander';
import { parquetRows } from '../ingest/parquet-rows.ts';
import { readProcessedObjects } from '../ingest/processed-objects.ts';
import { writeRetraction } from '../ingest/take-back.ts';
import { type Lake, openLake } from './open-lake.ts';
import { WrongUse } from './outcome.ts';
import { createOutput } from './output.ts';

interface RetractOptions {
  readonly lake: string;
  readonly object: string;
  readonly reason: string;
  readonly json?: true;
}

/** `retract`: takes back what an input object brought, so that it can be ingested again. */
export function registerRetract(program: Command): void {
  program
    .command('retract')
    .description('Takes back the rows of an input object, for instance after a wrong mapping.')
    .requiredOption('--object <key>', 'its key: the path below the PATH given to ingest')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--reason <text>', 'why, for the record', 'not given')
    .option('--json', 'machine output on stdout')
    .action(retract);
}

async function retract(options: RetractOptions): Promise<void> {
  const output = createOutput(options);
  const lake = await openLake(options.lake);
  const objects = await findObjects(lake, options.object);
  if (objects.length === 0) {
    throw new WrongUse(`retract: the lake has no object ${options.object} that was not retracted already`);
  }
  await writeRetraction(lake.store, objects, options.reason, Date.now());
  const records = objects.reduce((sum, { accepted }) => sum + accepted, 0);
  output.say(`${options.object}: ${objects.length} readings with ${records} accepted records taken back`);
  output.answer({ object_key: options.object, objects: objects.map(({ objectId }) => objectId), records });
}

/** The readings of a key that count: all its versions and attempts not retracted yet. */
async function findObjects({ store }: Lake, objectKey: string) {
  const { retracted } = await readProcessedObjects(store);
  const found: { objectId: string; objectKey: string; accepted: number }[] = [];
  for await (const { key } of store.list('ingest_ledger/')) {
    const bytes = await store.read(key);
    for (const row of bytes === undefined ? [] : await parquetRows(bytes)) {
      const objectId = String(row.object_id);
      if (row.object_key !== objectKey || retracted.has(objectId)) continue;
      found.push({ objectId, objectKey, accepted: Number(row.accepted) });
    }
  }
  return found;
}
