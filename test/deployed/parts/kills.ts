import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectId } from '../../../functions/contract/lake/lake-keys.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { reconcile } from '../../../functions/ingest/reconcile.ts';
import { eventually } from '../cloud/deployment.ts';
import { setVariables } from '../cloud/function-settings.ts';
import { workersOf } from '../cloud/workers.ts';
import { bulkyFile } from '../landed/bulky-file.ts';
import type { Scene } from '../scene.ts';
import { countLedger, notificationOf } from '../watch/ledger.ts';

/** Seconds after which a message comes back here; as deployed it is twenty minutes. */
const comesBackAfter = 12;

/** Ingest killed in the middle of a file, and messages that come again: nothing is lost and nothing double. */
export function kills(scene: () => Scene): void {
  let object: { key: string; versionId: string };
  let records: number;

  /** Keys and contents of what the object has written into the lake. */
  const filesOfObject = async () => {
    const { cloud, outputs } = scene();
    const s3 = new S3Client({ ...cloud.admin, forcePathStyle: true });
    const { key, versionId } = object;
    const id = objectId({ bucket: outputs.LandingBucket ?? '', key, version: versionId });
    const { dt } = bulkyFile(scene().firstDay);
    const list = await s3.send(
      new ListObjectsV2Command({ Bucket: outputs.LakeBucket, Prefix: `ticket_events/dt=${dt}/${id}` }),
    );
    return (list.Contents ?? []).map(({ Key, ETag, LastModified }) => ({
      Key,
      ETag,
      at: LastModified?.getTime(),
    }));
  };

  beforeAll(async () => {
    const { deployed, outputs } = scene();
    await deployed.hideMessagesFor(outputs.IngestQueue ?? '', comesBackAfter);
  });
  afterAll(async () => {
    const { deployed, outputs } = scene();
    await deployed.hideMessagesFor(outputs.IngestQueue ?? '', 1200);
  });

  test('killed in the middle of a file, twice, it is read whole when its message comes back', async () => {
    const { cloud, deployed, outputs, firstDay } = scene();
    const file = bulkyFile(firstDay);
    records = file.records;
    const key = `in/${file.key}`;
    object = { key, versionId: await deployed.land(key, file.bytes) };
    const killed: number[] = [];
    for (const filesBefore of [0, 1]) {
      await eventually('a part of the object in the lake', 120, async () => {
        return (await filesOfObject()).length > filesBefore || undefined;
      });
      const workers = await workersOf(cloud.emulatorPid, outputs.IngestFunction ?? '');
      for (const { pid } of workers) process.kill(pid, 'SIGKILL');
      killed.push(workers.length);
      expect(await countLedger(scene(), key)).toBe(0);
    }
    expect(Math.min(...killed)).toBeGreaterThan(0);
    await eventually('the object in the ledger', 180, async () => {
      return (await countLedger(scene(), key)) > 0 || undefined;
    });
    expect(await countLedger(scene(), key)).toBe(1);
    const { dt } = file;
    const sql = `select count(*), count(distinct event_id) from ticket_events where dt = '${dt}' and object_key = '${key}'`;
    expect((await deployed.bi.query(sql)).rows).toEqual([[records, records]]);
  }, 400_000);

  test('a message that comes again after success changes no file', async () => {
    const { deployed, outputs } = scene();
    const before = await filesOfObject();
    await deployed.send(outputs.IngestQueue ?? '', notificationOf(outputs, object));
    await eventually('an empty queue', 120, async () => {
      return (await deployed.countMessages(outputs.IngestQueue ?? '')) === 0 || undefined;
    });
    expect(await filesOfObject()).toEqual(before);
    expect(await countLedger(scene(), object.key)).toBe(1);
  }, 150_000);

  test('killed, and read under another first day when its message comes back, nothing of the first reading stays', async () => {
    const { cloud, deployed, outputs, firstDay } = scene();
    const file = bulkyFile(firstDay);
    const key = 'in/bulk/read twice.ndjson.gz';
    object = { key, versionId: await deployed.land(key, file.bytes) };
    await eventually('a part of the object in the lake', 120, async () => {
      return (await filesOfObject()).length > 0 || undefined;
    });
    const workers = await workersOf(cloud.emulatorPid, outputs.IngestFunction ?? '');
    const restore = await setVariables(scene(), { FIRST_DAY: addDays(file.dt, 1) });
    // The emulator may have ended it with its settings.
    for (const { pid } of workers) killIfThere(pid);
    expect(await countLedger(scene(), key)).toBe(0);
    await eventually('the object in the ledger', 240, async () => {
      return (await countLedger(scene(), key)) > 0 || undefined;
    });
    await restore();
    expect(await filesOfObject()).toEqual([]);
    const arrived = `dt >= '${addDays(scene().today, -1)}' and object_key = '${key}'`;
    expect(await deployed.number(`select count(*) from quarantine where ${arrived}`)).toBe(file.records);
  }, 400_000);

  test('the conservation law holds over the whole lake', async () => {
    const { objects, violations } = await reconcile(scene().deployed.bi);
    expect(violations).toEqual([]);
    const accepted = (key: string) => objects.find(({ objectKey }) => objectKey === key)?.acceptedInFiles;
    expect(accepted(`in/${bulkyFile(scene().firstDay).key}`)).toBe(records);
    expect(accepted(object.key)).toBe(0);
    expect(objects.length).toBeGreaterThan(scene().files.length);
  }, 200_000);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
