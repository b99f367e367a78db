import type { Command } from 'commander';
import { counted } from '../../contract/records/english.ts';
import { retractObject } from '../../maintain/take-back.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { WrongUse } from '../terminal/outcome.ts';
import { createOutput } from '../terminal/output.ts';

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
    .requiredOption('--object <key>', 'its key: the path below the PATH given to ingest')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--reason <text>', 'why, for the record', 'not given')
    .option('--json', 'machine output on stdout')
    .action(retract);
}

async function retract({ object, lake, reason, json }: RetractOptions): Promise<void> {
  const output = createOutput({ ...(json && { json }) });
  const { folder } = await openLake(lake, { writes: true });
  const engine = await openDuckDbEngine({ folder });
  try {
    const taken = await retractObject(engine, object, reason, Date.now());
    if (taken === undefined)
      throw new WrongUse(
        `retract: the lake has no object ${object}; its key is the path below the PATH given to ingest`,
      );
    const { objects, records, wasDone } = taken;
    const before = objects.length === 1 ? 'was taken back before' : 'were taken back before';
    const [readings, accepted] = [counted(objects.length, 'reading'), counted(records, 'accepted record')];
    output.saySentence(`${object}: ${readings} with ${accepted} ${wasDone ? before : 'taken back'}`);
    output.answer({ object_key: object, objects, records, was_done: wasDone });
  } finally {
    await engine.close();
  }
}
