import { sqlText } from '../../contract/lake/compose-sql.ts';
import type { ObjectVersion } from '../../contract/lake/lake-keys.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { Rejection } from '../../contract/records/rejection.ts';
import {
  type IngestEnvironment,
  type IngestOptions,
  type IngestResult,
  ingestObject,
} from '../../ingest/ingest-object.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import type { InputObject } from '../../platform/ports.ts';
import { tagNothing } from '../../tag/text-tagger.ts';
import type { Lake } from '../terminal/open-lake.ts';
import { isAllRejected } from './file-outcome.ts';
import { nowhere } from './nowhere.ts';

/** What is to be done about an object that was read before: the attempt of its next reading, or none. */
export type SecondReading = { readonly attempt: number } | { readonly result: IngestResult };

interface Fruitless {
  readonly objectId: string;
  readonly lastAttempt: number;
}

/** Rejections that are compared; of more, their number. */
const compared = 1000;

/**
 * Finds objects of which no record was ever accepted: when the cause is gone, the same command reads them again.
 * Whether it is shows a reading that writes nothing. The lake is asked when the first object is examined.
 */
export function createSecondReadings(
  lake: Lake,
  environment: IngestEnvironment,
  options: Pick<IngestOptions, 'source' | 'mapping'>,
) {
  let fruitless: Promise<ReadonlyMap<string, Fruitless>> | undefined;
  return {
    /** @returns undefined when something of the object is in the lake */
    async examine(object: InputObject): Promise<SecondReading | undefined> {
      fruitless ??= findFruitless(lake);
      const before = (await fruitless).get(identity(object));
      if (before === undefined) return undefined;
      const rejections: Told[] = [];
      const result = await ingestObject(
        object,
        { ...environment, store: nowhere, tagger: tagNothing },
        {
          ...options,
          observer: { accepted: () => {}, rejected: (no, why) => void collect(rejections, no, why) },
        },
      );
      const isSame =
        isAllRejected(result) && isEqual(rejections, await findRejections(lake, before.objectId));
      return isSame ? { result } : { attempt: before.lastAttempt + 1 };
    },
  };
}

/** A rejection as far as it is compared. */
type Told = readonly [recordNo: number, reason: string, path: string, message: string];

function collect(into: Told[], recordNo: number, { reason, path, message }: Rejection): void {
  if (into.length <= compared) into.push([recordNo, reason, path, message]);
}

const isEqual = (a: readonly Told[], b: readonly Told[]): boolean => JSON.stringify(a) === JSON.stringify(b);

const identity = ({ bucket, key, version }: ObjectVersion): string => JSON.stringify([bucket, key, version]);

async function findFruitless(lake: Lake): Promise<ReadonlyMap<string, Fruitless>> {
  const rows = await ask(lake, sqlText('quarantine/fruitless_objects'));
  return new Map(
    rows.map(([bucket, key, version, objectId, lastAttempt]) => [
      identity({ bucket: String(bucket), key: String(key), version: String(version) }),
      { objectId: String(objectId), lastAttempt: Number(lastAttempt) },
    ]),
  );
}

async function findRejections(lake: Lake, objectId: string): Promise<Told[]> {
  const sql = bindParameters(sqlText('quarantine/rejections_of_object'), {
    object_id: objectId,
    most: compared + 1,
  });
  const rows = await ask(lake, sql);
  return rows.map(([no, reason, path, message]) => [
    Number(no),
    String(reason),
    String(path),
    String(message),
  ]);
}

async function ask({ folder }: Lake, sql: string): Promise<readonly (readonly unknown[])[]> {
  const engine = await openDuckDbEngine({ folder });
  try {
    return (await engine.query(sql)).rows;
  } finally {
    await engine.close();
  }
}
