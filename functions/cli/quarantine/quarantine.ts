import { type Command, Option } from 'commander';
import { counted } from '../../contract/records/english.ts';
import { rejectionReasons } from '../../contract/records/rejection.ts';
import { type PendingRecord, pendingRecords } from '../../ingest/pending-records.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { printable } from '../../report/render/printable.ts';
import { type Lake, openLake } from '../terminal/open-lake.ts';
import { limit } from '../terminal/option-values.ts';
import { exitCodes } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import { cameInBefore } from './came-in-before.ts';
import { type ReplayTotals, replayObjects } from './replay-objects.ts';

interface QuarantineOptions {
  readonly lake: string;
  readonly reason?: string;
  readonly mapping?: string;
  readonly limit: number;
  readonly json?: true;
}

const withLake = (command: Command): Command =>
  command
    .requiredOption('--lake <folder>', 'the lake')
    .addOption(
      new Option('--reason <code>', 'only records rejected for it').choices(Object.keys(rejectionReasons)),
    )
    .option('--json', 'machine output on stdout');

/** `quarantine list` and `quarantine replay`: see rejected records, and read them again. */
export function registerQuarantine(program: Command): void {
  const quarantine = program.command('quarantine');
  withLake(quarantine.command('list').description('Rejected records that were not read again since.'))
    .option('--limit <number>', 'most records shown', limit, 50)
    .action(list);
  withLake(
    quarantine.command('replay').description('Reads rejected records again from their original files.'),
  )
    .option('--mapping <file>', 'another mapping than the one of the first reading')
    .action(replay);
}

async function list(options: QuarantineOptions): Promise<void> {
  const output = createOutput(options);
  const pending = await findPending(await openLake(options.lake), options.reason);
  const shown = pending.slice(0, options.limit);
  for (const { key, recordNo, reason, path, message } of shown) {
    output.saySentence(
      `${printable(key)}:${recordNo} ${reason}${path === '' ? '' : ` (${path})`}: ${message}`,
    );
  }
  const reasons = countBy(pending, ({ reason }) => reason);
  const summary = [...reasons].map(([reason, count]) => `${reason} ${count}`).join(', ');
  output.saySentence(
    pending.length === 0 ? 'nothing in quarantine' : `${pending.length} in quarantine: ${summary}`,
  );
  output.answer({ total: pending.length, reasons: Object.fromEntries(reasons), records: shown.map(asJson) });
}

async function replay(options: QuarantineOptions): Promise<void> {
  const output = createOutput(options);
  const lake = await openLake(options.lake, { writes: true });
  const pending = await findPending(lake, options.reason);
  const totals = await replayObjects(lake, pending, options.mapping, output);
  const known = await asking(lake, (engine) => cameInBefore(engine, totals.attempts));
  print(pending.length, totals, known, output);
  if (totals.failed.length > 0) process.exitCode = exitCodes.failed;
  else if (totals.gone.length > 0 || totals.rejected > 0) process.exitCode = exitCodes.found;
}

function print(pending: number, replayed: ReplayTotals, known: number, output: Output): void {
  const { attempts: _, ...totals } = replayed;
  const { objects, accepted, quarantined, repeated, rejected, gone, failed } = totals;
  output.saySentence(
    `${pending} rejected in ${objects} of the files read again: ${counted(accepted - known, 'event')} came in, ${known} ${known === 1 ? 'was' : 'were'} in already, ${quarantined} records rejected again, ${repeated} repeated`,
  );
  for (const { key, why } of [...gone, ...failed]) output.saySentence(`${printable(key)}: ${why}`);
  if (rejected > 0)
    output.saySentence(
      `of ${rejected} of them every record was rejected again: see handback quarantine list`,
    );
  output.answer({ ...totals, known });
}

const findPending = (lake: Lake, reason: string | undefined): Promise<PendingRecord[]> =>
  asking(lake, (engine) => pendingRecords(engine, reason));

async function asking<T>({ folder }: Lake, ask: (engine: QueryEngine) => Promise<T>): Promise<T> {
  const engine = await openDuckDbEngine({ folder });
  try {
    return await ask(engine);
  } finally {
    await engine.close();
  }
}

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

const asJson = (record: PendingRecord) => ({
  object_key: record.key,
  record_no: record.recordNo,
  reason: record.reason,
  path: record.path,
  message: record.message,
  raw: record.raw,
  source: record.source,
});
