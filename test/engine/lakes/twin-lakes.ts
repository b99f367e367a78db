import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { addDays, startOfDay } from '../../../functions/contract/records/instant.ts';
import { type CurateResult, runCurate } from '../../../functions/curate/run-curate.ts';
import { eraseCustomers, retractObject } from '../../../functions/maintain/take-back.ts';
import { createS3ObjectStore } from '../../../functions/platform/aws/s3-object-store.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import type { ObjectStore, QueryEngine } from '../../../functions/platform/ports.ts';
import type { TestEngine } from '../servers/engine-at.ts';
import { ingestLocally, uploadLake } from './local-lake.ts';
import type { RecentStory } from './recent-story.ts';

/** What was taken back of it. */
export interface TakenBack {
  readonly customerKey: string;
  readonly objectKey: string;
}

/** The same events twice: in a folder under DuckDB, and in a bucket under Athena's tables. */
export interface TwinLakes {
  readonly athena: QueryEngine;
  readonly duckdb: DuckDbEngine;
  /** When the last files arrived and the runs begin, milliseconds UTC. */
  readonly knownAt: number;
  readonly takenBack: TakenBack;
  /** Curates both, as of `knownAt`. @returns what each run did */
  curate(runId: string): Promise<readonly [athena: CurateResult, duckdb: CurateResult]>;
  close(): Promise<void>;
}

/**
 * Ingests a story into a folder, takes one object and one customer of it back, and copies the files into a
 * bucket: what both engines read is what our writer wrote.
 */
export async function openTwinLakes(cloud: TestEngine, name: string, story: RecentStory): Promise<TwinLakes> {
  const folder = await mkdtemp(join(tmpdir(), `handback-${name}-`));
  const knownAt = startOfDay(addDays(story.lastDay, 1)) + 6 * 3_600_000;
  await ingestLocally(folder, story.files, knownAt - 3_600_000);
  const duckdb = await openDuckDbEngine({ folder });
  const local = createFolderStore(folder);
  const lake = await cloud.createLake(name, { firstDay: addDays(story.firstDay, -daysBefore) });
  await uploadLake(folder, cloud.s3, lake.bucket);
  const athena = cloud.open(lake);
  await cloud.copyViews(lake);
  const takenBack = await takeBack(athena, duckdb, knownAt - 60_000);
  const bucket = createS3ObjectStore({ client: cloud.s3, bucket: lake.bucket });
  const curate = async (engine: QueryEngine, store: ObjectStore, runId: string) => {
    const clock = () => knownAt;
    const result = await runCurate({ engine, store, settings: defaultSettings, clock, runId });
    if (result === undefined) throw new Error(`${name}: nothing to curate`);
    return result;
  };
  return {
    athena,
    duckdb,
    knownAt,
    takenBack,
    curate: async (runId) => [await curate(athena, bucket, runId), await curate(duckdb, local, runId)],
    async close() {
      await duckdb.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The dirt of the story has events some days before its first. */
const daysBefore = 10;

/** Takes back a customer with several tickets, and the object with the fewest survey events, as the cloud does. */
async function takeBack(athena: QueryEngine, duckdb: QueryEngine, now: number): Promise<TakenBack> {
  const customers = await duckdb.query(
    'select customer_key, min(key_version) from ticket_events where customer_key is not null ' +
      'group by customer_key order by count(distinct ticket_id) desc, customer_key limit 1',
  );
  const objects = await duckdb.query(
    'select min(object_key) from csat_events group by object_id order by count(*), object_id limit 1',
  );
  const [key = '', keyVersion = ''] = (customers.rows[0] ?? []).map(String);
  const objectKey = String(objects.rows[0]?.[0]);
  for (const engine of [athena, duckdb]) {
    await eraseCustomers(engine, [{ key, keyVersion }], now);
    await retractObject(engine, objectKey, 'test', now);
  }
  return { customerKey: key, objectKey };
}
