import { objectId } from '../../contract/lake-keys.ts';
import type { RejectionReason } from '../../contract/rejection.ts';
import { type IngestResult, ingestObject } from '../../ingest/ingest-object.ts';
import { nextAttempt, type ProcessedObjects, readProcessedObjects } from '../../ingest/processed-objects.ts';
import { type InputFile, openInputFile } from '../../platform/local/input-files.ts';
import type { Mapping } from '../../sources/mapping.ts';
import { type Lake, lakePrivacy } from '../terminal/open-lake.ts';
import type { Output } from '../terminal/output.ts';
import { asWrongUse } from './read-mapping-file.ts';
import { rememberOrigin } from './remember-origin.ts';

/** What a command did, over all its files. */
export interface IngestTotals {
  files: number;
  filesDoneBefore: number;
  filesTruncated: number;
  recordsIn: number;
  accepted: number;
  quarantined: number;
  repeated: number;
  reasons: Partial<Record<RejectionReason, number>>;
}

export interface FileOptions {
  readonly source?: string;
  readonly mapping?: Mapping;
  /** Path of the mapping's file, remembered for a replay. */
  readonly mappingPath?: string;
}

/** Reads files into the lake, one after the other. */
export async function ingestFiles(
  files: readonly InputFile[],
  lake: Lake,
  options: FileOptions,
  output: Output,
): Promise<IngestTotals> {
  const environment = { store: lake.store, privacy: await lakePrivacy(lake), clock: Date.now };
  const processed = await readProcessedObjects(lake.store);
  const totals = emptyTotals();
  for (const [i, file] of files.entries()) {
    const where = `${i + 1}/${files.length} ${file.key}`;
    output.progress(where);
    const object = await openInputFile(file);
    const attempt = nextAttempt(object, processed);
    totals.files++;
    if (attempt === undefined) {
      totals.filesDoneBefore++;
      continue;
    }
    await rememberOrigin(lake, object, { path: file.path, ...options });
    const result = await asWrongUse(
      () =>
        ingestObject(object, environment, {
          ...(options.source !== undefined && { source: options.source }),
          ...(options.mapping !== undefined && { mapping: options.mapping }),
          attempt,
          leftovers: leftoversOf(processed, objectId(object, attempt)),
          progress: (records) => output.progress(`${where}: ${records.toLocaleString('en')} records`),
        }),
      file.key,
    );
    processed.done.add(result.objectId);
    addTo(totals, result);
    totals.filesTruncated += result.isTruncated ? 1 : 0;
    if (result.isTruncated) output.say(`${file.key}: not read to its end, see quarantine`);
  }
  output.progress('');
  return totals;
}

const leftoversOf = ({ leftovers }: ProcessedObjects, id: string): readonly string[] =>
  leftovers.get(id) ?? [];

type Counts = Pick<IngestResult, 'recordsIn' | 'accepted' | 'quarantined' | 'repeated' | 'reasons'>;

function addTo(totals: IngestTotals, result: Counts): void {
  totals.recordsIn += result.recordsIn;
  totals.accepted += result.accepted;
  totals.quarantined += result.quarantined;
  totals.repeated += result.repeated;
  for (const [reason, count] of Object.entries(result.reasons) as [RejectionReason, number][]) {
    totals.reasons[reason] = (totals.reasons[reason] ?? 0) + count;
  }
}

/** What two runs did together. */
export function addTotals(a: IngestTotals, b: IngestTotals): IngestTotals {
  const sum = { ...a, reasons: { ...a.reasons }, files: a.files + b.files };
  sum.filesDoneBefore += b.filesDoneBefore;
  addTo(sum, b);
  sum.filesTruncated += b.filesTruncated;
  return sum;
}

const emptyTotals = (): IngestTotals => ({
  files: 0,
  filesDoneBefore: 0,
  filesTruncated: 0,
  recordsIn: 0,
  accepted: 0,
  quarantined: 0,
  repeated: 0,
  reasons: {},
});
