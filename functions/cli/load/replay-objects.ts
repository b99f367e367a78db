import { objectId } from '../../contract/lake-keys.ts';
import { ingestObject } from '../../ingest/ingest-object.ts';
import { type PendingRecord, wantedRecords } from '../../ingest/pending-records.ts';
import { readProcessedObjects } from '../../ingest/processed-objects.ts';
import { openInputFile } from '../../platform/local/input-files.ts';
import type { InputObject } from '../../platform/ports.ts';
import { type Lake, lakePrivacy } from '../terminal/open-lake.ts';
import type { Output } from '../terminal/output.ts';
import { readMappingFile } from './read-mapping-file.ts';
import { type Origin, recallOrigin } from './remember-origin.ts';

export interface ReplayTotals {
  objects: number;
  accepted: number;
  quarantined: number;
  repeated: number;
  /** Objects whose original cannot be read any more. */
  readonly gone: { readonly key: string; readonly why: string }[];
}

/** Reads the rejected records again, object by object, as the next attempt of each. */
export async function replayObjects(
  lake: Lake,
  pending: readonly PendingRecord[],
  mappingPath: string | undefined,
  output: Output,
): Promise<ReplayTotals> {
  const totals: ReplayTotals = { objects: 0, accepted: 0, quarantined: 0, repeated: 0, gone: [] };
  const environment = { store: lake.store, privacy: await lakePrivacy(lake), clock: Date.now };
  const { leftovers } = await readProcessedObjects(lake.store);
  const objects = Map.groupBy(pending, ({ bucket, key, version }) => JSON.stringify([bucket, key, version]));
  for (const records of objects.values()) {
    const first = records[0]!;
    output.progress(first.key);
    const origin = await recallOrigin(lake, first);
    const object = origin === undefined ? undefined : await openOriginal(first, origin);
    if (origin === undefined || object === undefined) {
      totals.gone.push({ key: first.key, why: whyGone(origin) });
      continue;
    }
    const mapping = mappingPath ?? origin.mappingPath;
    const attempt = first.lastAttempt + 1;
    const result = await ingestObject(object, environment, {
      attempt,
      leftovers: leftovers.get(objectId(object, attempt)) ?? [],
      isWanted: wantedRecords(records),
      ...(origin.source !== undefined && { source: origin.source }),
      ...(mapping !== undefined && { mapping: await readMappingFile(mapping) }),
    });
    totals.objects++;
    totals.accepted += result.accepted;
    totals.quarantined += result.quarantined;
    totals.repeated += result.repeated;
  }
  output.progress('');
  return totals;
}

/** The file an object was read from, with the arrival it had then; undefined when it is gone or changed. */
async function openOriginal(record: PendingRecord, { path }: Origin): Promise<InputObject | undefined> {
  try {
    const object = await openInputFile({ path, key: record.key });
    return object.version === record.version ? { ...object, arrivedAt: record.arrivedAt } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const whyGone = (origin: Origin | undefined): string =>
  origin === undefined
    ? 'nobody wrote down where it was read from'
    : `the original is gone or has changed: ${origin.path}`;
