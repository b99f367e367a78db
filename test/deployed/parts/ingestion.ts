import { expect, test } from 'vitest';
import { viewNames } from '../../../functions/contract/lake/views.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { eventually } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';
import { countLedger, notificationOf } from '../watch/ledger.ts';

const counts = ['recordsIn', 'accepted', 'quarantined', 'repeated'] as const;

/** Files in: every one once in the ledger, every record accounted for as on one machine. */
export function ingestion(scene: () => Scene): void {
  test('the views are there', async () => {
    const { rows } = await scene().deployed.bi.query('show tables');
    expect(rows.flat()).toEqual(expect.arrayContaining([...viewNames]));
  });

  test('files that land are in the ledger, each once', async () => {
    const { files, deployed } = scene();
    for (const { key, bytes } of files) await deployed.land(`in/${key}`, bytes);
    await eventually('every file in the ledger', 240, async () => {
      return (await countLedger(scene())) >= files.length ? true : undefined;
    });
    expect(await countLedger(scene())).toBe(files.length);
  });

  test('every record is accounted for as on one machine', async () => {
    const { deployed, local, today } = scene();
    const days = `dt between '${addDays(today, -1)}' and '${addDays(today, 1)}'`;
    const sums = 'sum(records_in), sum(accepted), sum(quarantined), sum(repeated)';
    const { rows } = await deployed.bi.query(`select ${sums} from ingest_ledger where ${days}`);
    const total = (name: (typeof counts)[number]) =>
      local.ingested.reduce((sum, result) => sum + result[name], 0);
    expect(rows[0]).toEqual(counts.map(total));
    expect(await deployed.number(`select count(*) from quarantine where ${days}`)).toBe(total('quarantined'));
  });

  test('nothing bad waits in the dead-letter queue', async () => {
    const { deployed, outputs } = scene();
    expect(await deployed.countMessages(outputs.IngestDeadLetters ?? '')).toBe(0);
  });

  test('one object delivered twenty times at once is read once', async () => {
    const { deployed, outputs, files, story, today } = scene();
    const [file] = story.files;
    const key = `in/${file?.key}`;
    const versionId = await deployed.land(key, file?.bytes ?? Buffer.alloc(0));
    const message = notificationOf(outputs, { key, versionId });
    await Promise.all(Array.from({ length: 20 }, () => deployed.send(outputs.IngestQueue ?? '', message)));
    await eventually('an empty queue', 120, async () => {
      return (await deployed.countMessages(outputs.IngestQueue ?? '')) === 0 || undefined;
    });
    expect(await countLedger(scene())).toBe(files.length + 1);
    const days = `dt between '${story.firstDay}' and '${today}'`;
    expect(await deployed.number(`select count(*) from ticket_events_current where ${days}`)).toBe(
      await deployed.number(`select count(distinct event_id) from ticket_events where ${days}`),
    );
  });
}
