import { objectId } from '../../contract/lake/lake-keys.ts';
import { type IngestEnvironment, type IngestResult, ingestObject } from '../../ingest/ingest-object.ts';
import { type PendingRecord, wantedRecords } from '../../ingest/pending-records.ts';
import { readProcessedObjects } from '../../ingest/processed-objects.ts';
import { openInputFile } from '../../platform/local/open-input-file.ts';
import type { InputObject } from '../../platform/ports.ts';
import type { Mapping } from '../../sources/mapping.ts';
import { isAllRejected } from '../load/file-outcome.ts';
import { mappingOfRows, readMappingFile, readShippedMapping } from '../load/read-mapping-file.ts';
import { type Origin, recallOrigin } from '../load/remember-origin.ts';
import { readSqlRows } from '../load/sql-source.ts';
import { explainError } from '../terminal/explain-error.ts';
import { ingestEnvironment } from '../terminal/ingest-environment.ts';
import { type Lake, LakeRefused } from '../terminal/open-lake.ts';
import type { Output } from '../terminal/output.ts';

export interface ReplayTotals {
  objects: number;
  /** Ids of these attempts, as in `object_id`. */
  readonly attempts: string[];
  accepted: number;
  quarantined: number;
  repeated: number;
  /** Objects of which every record was rejected again. */
  rejected: number;
  /** Objects whose original cannot be read any more. */
  readonly gone: { readonly key: string; readonly why: string }[];
  /** Objects that could not be read, or do not fit the mapping. */
  readonly failed: { readonly key: string; readonly why: string }[];
}

/** Reads the rejected records again, object by object, as the next attempt of each. */
export async function replayObjects(
  lake: Lake,
  pending: readonly PendingRecord[],
  mappingPath: string | undefined,
  output: Output,
): Promise<ReplayTotals> {
  const counted = { objects: 0, accepted: 0, quarantined: 0, repeated: 0, rejected: 0 };
  const totals: ReplayTotals = { ...counted, attempts: [], gone: [], failed: [] };
  const environment = await ingestEnvironment(lake, output);
  const { leftovers } = await readProcessedObjects(lake.store);
  const given = mappingPath === undefined ? undefined : await readMappingFile(mappingPath);
  const replay = createReplay(lake, environment, leftovers, given);
  const objects = Map.groupBy(pending, ({ bucket, key, version }) => JSON.stringify([bucket, key, version]));
  for (const records of objects.values()) {
    const { key } = records[0]!;
    output.progress(key);
    try {
      const found = await replay(records);
      if ('why' in found) totals.gone.push({ key, why: found.why });
      else add(totals, found);
    } catch (error) {
      if (error instanceof LakeRefused) throw error;
      totals.failed.push({ key, why: explainError(error) });
    }
  }
  output.progress('');
  return totals;
}

function add(totals: ReplayTotals, result: IngestResult): void {
  totals.objects++;
  totals.attempts.push(result.objectId);
  totals.accepted += result.accepted;
  totals.quarantined += result.quarantined;
  totals.repeated += result.repeated;
  if (isAllRejected(result)) totals.rejected++;
}

type Replayed = IngestResult | { readonly why: string };

/** @returns how to read the rejected records of one object again, which gives the result or why there is none */
function createReplay(
  lake: Lake,
  environment: IngestEnvironment,
  leftovers: ReadonlyMap<string, readonly string[]>,
  given: Mapping | undefined,
) {
  return async (records: readonly PendingRecord[]): Promise<Replayed> => {
    const first = records[0]!;
    const origin = await recallOrigin(lake, first);
    if (origin?.query !== undefined) return await replayQuery(origin.query, records, origin);
    const object = origin === undefined ? undefined : await openOriginal(first, origin);
    if (origin === undefined || object === undefined) return { why: whyGone(origin) };
    return await replayFrom(object, records, origin);
  };

  /** The query runs again: where its rows are others now, those that were rejected are gone. */
  async function replayQuery(
    query: string,
    records: readonly PendingRecord[],
    origin: Origin,
  ): Promise<Replayed> {
    const { file, close } = await readSqlRows(query, origin.mappingPath !== undefined);
    try {
      const object = await openOriginal(records[0]!, { path: file.path });
      return object === undefined
        ? { why: `the query gives other rows now: ${query}` }
        : await replayFrom(object, records, origin);
    } finally {
      await close();
    }
  }

  async function replayFrom(
    object: InputObject,
    records: readonly PendingRecord[],
    origin: Origin,
  ): Promise<Replayed> {
    const first = records[0]!;
    const mapping = await mappingFor(origin, given, lake);
    const attempt = first.lastAttempt + 1;
    return await ingestObject(object, environment, {
      attempt,
      leftovers: leftovers.get(objectId(object, attempt)) ?? [],
      isWanted: wantedRecords(records),
      ...(origin.source !== undefined && { source: origin.source }),
      ...(mapping !== undefined && { mapping }),
    });
  }
}

/** The mapping given now, else the one it was read by. */
async function mappingFor(
  { mappingPath, source, query }: Origin,
  given: Mapping | undefined,
  lake: Lake,
): Promise<Mapping | undefined> {
  const read =
    given ??
    (mappingPath === undefined
      ? await readShippedMapping(source, lake.folder)
      : await readMappingFile(mappingPath));
  return query === undefined ? read : read && mappingOfRows(read);
}

/**
 * The file an object was read from; undefined when it is gone or changed. It arrived when it did then, or later
 * where its date has been corrected since.
 */
async function openOriginal(record: PendingRecord, { path }: Origin): Promise<InputObject | undefined> {
  try {
    const object = await openInputFile({ path, key: record.key });
    if (object.version !== record.version) return undefined;
    return { ...object, arrivedAt: Math.max(object.arrivedAt, record.arrivedAt) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const whyGone = (origin: Origin | undefined): string =>
  origin === undefined
    ? 'nobody wrote down where it was read from'
    : `the original is gone or has changed: ${origin.path}`;
