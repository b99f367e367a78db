import { resolve } from 'node:path';
import { type ObjectVersion, objectId } from '../../contract/lake/lake-keys.ts';
import type { Lake } from '../terminal/open-lake.ts';

/** Where a local object came from, so that a replay finds it again. */
export interface Origin {
  readonly path: string;
  /** The file of the query whose rows the object held. */
  readonly query?: string;
  readonly source?: string;
  readonly mappingPath?: string;
}

const originKey = (object: ObjectVersion): string => `origins/${objectId(object)}.json`;

/** Writes down where an object lies; the last note counts. */
export async function rememberOrigin(lake: Lake, object: ObjectVersion, origin: Origin): Promise<void> {
  const note = {
    path: resolve(origin.path),
    ...(origin.query !== undefined && { query: origin.query }),
    ...(origin.source !== undefined && { source: origin.source }),
    ...(origin.mappingPath !== undefined && { mappingPath: resolve(origin.mappingPath) }),
  };
  await lake.store.delete(originKey(object));
  await lake.store.putIfAbsent(originKey(object), Buffer.from(JSON.stringify(note)));
}

/** Where an object lay when it was read; undefined when nobody wrote it down. */
export async function recallOrigin(lake: Lake, object: ObjectVersion): Promise<Origin | undefined> {
  const bytes = await lake.store.read(originKey(object));
  return bytes === undefined ? undefined : (JSON.parse(Buffer.from(bytes).toString()) as Origin);
}
