import type { Command } from 'commander';
import { counted } from '../../contract/records/english.ts';
import { type Reconciliation, reconcile } from '../../ingest/reconcile.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { openLake } from '../terminal/open-lake.ts';
import { exitCodes } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';

interface ReconcileOptions {
  readonly lake: string;
  readonly json?: true;
}

/** `reconcile`: proves the conservation law, or says where it does not hold. */
export function registerReconcile(program: Command): void {
  program
    .command('reconcile')
    .requiredOption('--lake <folder>', 'the lake')
    .option('--json', 'machine output on stdout')
    .action(async (options: ReconcileOptions) => {
      const output = createOutput(options);
      const { folder } = await openLake(options.lake);
      const engine = await openDuckDbEngine({ folder });
      try {
        const result = await reconcile(engine);
        print(result, output);
        if (result.violations.length > 0) process.exitCode = exitCodes.found;
      } finally {
        await engine.close();
      }
    });
}

function print({ objects, tables, violations }: Reconciliation, output: Output): void {
  const sum = (field: 'recordsIn' | 'acceptedInFiles' | 'quarantinedInFiles' | 'repeated') =>
    objects.reduce((total, object) => total + object[field], 0);
  output.saySentence(
    `${counted(objects.length, 'object')}: ${sum('recordsIn')} records in, ${sum('acceptedInFiles')} accepted, ` +
      `${sum('quarantinedInFiles')} quarantined, ${sum('repeated')} repeated`,
  );
  for (const table of tables) {
    output.saySentence(
      `${table.table}: ${table.distinctIdentities} identities in the files, ${table.inView} in the view, ` +
        `${table.erased} erased, ${table.retracted} retracted`,
    );
  }
  for (const violation of violations) output.saySentence(`does not hold: ${violation}`);
  if (violations.length === 0) output.say('the conservation law holds');
  output.answer({
    holds: violations.length === 0,
    violations,
    objects: objects.map((object) => ({
      object_id: object.objectId,
      object_key: object.objectKey,
      is_in_ledger: object.isInLedger,
      records_in: object.recordsIn,
      accepted: object.acceptedInFiles,
      quarantined: object.quarantinedInFiles,
      repeated: object.repeated,
    })),
    tables: tables.map((table) => ({
      table: table.table,
      distinct_identities: table.distinctIdentities,
      in_view: table.inView,
      erased: table.erased,
      retracted: table.retracted,
    })),
  });
}
