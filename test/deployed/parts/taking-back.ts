import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keysOfCustomer, parseCustomerSecrets } from '../../../functions/contract/records/customer-key.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { reconcile } from '../../../functions/ingest/reconcile.ts';
import type { Maintained } from '../../../functions/maintain/run-maintenance.ts';
import type { TakenBackCustomers, TakenBackObject } from '../../../functions/maintain/take-back.ts';
import type { Cell } from '../../../functions/platform/ports.ts';
import { adminKeys, eventually } from '../cloud/deployment.ts';
import { setClockAhead } from '../cloud/function-settings.ts';
import { customer, deliveries, delivery, folder, keyOf, words } from '../landed/parlour.ts';
import type { Scene } from '../scene.ts';
import { countLedger } from '../watch/ledger.ts';
import { keysThatSay, readBucket, versionsBelow } from '../watch/object-search.ts';
import { runScheduled } from '../watch/run-scheduled.ts';

const tables = [
  'ticket_events_current',
  'csat_events_current',
  'quarantine_current',
  'ingest_ledger_current',
];

/** Forgotten customers, objects taken back and small files, by the ways of docs/runbook.md, night after night. */
export function takingBack(scene: () => Scene): void {
  let customerKey = '';
  let taken: TakenBackCustomers;
  const day = () => addDays(scene().firstDay, 4);
  const ledgerHas = (key: string, readings: number) =>
    eventually(`${key} in the ledger`, 120, async () => {
      return (await countLedger(scene(), key)) === readings || undefined;
    });
  /** Maintenance as the runbook calls it, `days` later by the function's clock. */
  const maintainIn = async (days: number): Promise<Maintained> => {
    const { cloud, outputs, shell } = scene();
    await setClockAhead(cloud.admin, outputs.MaintainFunction, days);
    return (await shell.invoke('"task":"maintain"')) as Maintained;
  };
  const rowsOf = async (): Promise<readonly (readonly Cell[])[][]> => {
    const { deployed, firstDay, today } = scene();
    const days = `dt between '${firstDay}' and '${addDays(today, 1)}'`;
    const read = async (table: string) => {
      const { rows } = await deployed.bi.query(`select * from ${table} where ${days}`);
      return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    };
    return Promise.all(tables.map(read));
  };
  const lakeTexts = () => readBucket(scene().cloud.admin, scene().outputs.LakeBucket);
  const dayFiles = async (table: string) => (await scene().deployed.lakeKeys(`${table}/dt=${day()}/`)).length;
  const violations = async () => (await reconcile(scene().deployed.bi)).violations;

  beforeAll(async () => {
    const { cloud, outputs, deployed, shell } = scene();
    const { SecretString } = await new SecretsManagerClient(cloud.admin).send(
      new GetSecretValueCommand({ SecretId: outputs.CustomerSecret }),
    );
    customerKey = keysOfCustomer(parseCustomerSecrets(SecretString ?? ''), customer)[0]?.key ?? '';
    for (let no = 0; no < deliveries; no++) await deployed.land(keyOf(no), delivery(no, day()));
    for (let no = 0; no < deliveries; no++) await ledgerHas(keyOf(no), 1);
    await shell.invoke('\'{"task":"curate"}\'');
  }, 500_000);
  afterAll(async () => {
    const { cloud, outputs } = scene();
    await setClockAhead(cloud.admin, outputs.MaintainFunction, 0);
  });

  test('before, the lake has the customer: key, texts, and what was rejected', async () => {
    const texts = await lakeTexts();
    for (const word of [...words, customerKey]) expect(keysThatSay(texts, word), word).not.toEqual([]);
    expect(keysThatSay(texts, customer)).toEqual([]);
  }, 200_000);

  test('a customer asks to be forgotten: gone from every view at once, originals named', async () => {
    const { deployed, shell } = scene();
    const id = { 'THE ID AS THE SOURCE KNOWS IT': customer };
    taken = (await shell.invoke('"task":"erase"', id)) as TakenBackCustomers;
    expect(taken.tickets).toBe(1);
    expect(taken.originals.map(({ key }) => key)).toEqual([keyOf(0)]);
    const tickets = `select distinct ticket_id from ticket_events_current where dt = '${day()}' and source = 'parlour' order by 1`;
    expect((await deployed.bi.query(tickets)).rows.flat()).toEqual([
      'kept-1',
      'kept-2',
      'kept-3',
      'kept-4',
      'kept-5',
    ]);
    expect(await violations()).toEqual([]);
  }, 300_000);

  test('the first night writes the files anew, and the law holds while both stand there', async () => {
    await runScheduled(scene(), 'night');
    await runScheduled(scene(), 'maintenance');
    const notes = await scene().deployed.lakeKeys('rewrites/');
    expect(notes.length).toBeGreaterThanOrEqual(3);
    expect(await violations()).toEqual([]);
  }, 600_000);

  test('the second night deletes what was replaced: no object of the lake has the texts or the key', async () => {
    const { replaced, pruned } = await maintainIn(2);
    expect(replaced).toBeGreaterThanOrEqual(3);
    expect(pruned.files).toBeGreaterThan(0);
    const texts = await lakeTexts();
    for (const word of words) expect(keysThatSay(texts, word), word).toEqual([]);
    // The request itself stays: a later delivery of the same events must be hidden, too.
    expect(keysThatSay(texts, customerKey).filter((key) => !key.startsWith('erasures/'))).toEqual([]);
    expect(keysThatSay(texts, customerKey)).not.toEqual([]);
    expect(await violations()).toEqual([]);
  }, 600_000);

  test('and puts the small files of closed days together, which changes no row', async () => {
    const before = { rows: await rowsOf(), files: await dayFiles('ticket_events') };
    const { replaced, compacted, erased } = await maintainIn(4);
    expect(replaced).toBeGreaterThan(deliveries);
    expect(compacted.isComplete).toBe(true);
    expect(erased === undefined || erased.isComplete).toBe(true);
    expect(await scene().shell.run('$.message = "maintained"')).toMatch(/"erased":\{[^}]*"isComplete":true/);
    expect(before.files).toBeGreaterThan(1);
    expect(await dayFiles('ticket_events')).toBe(1);
    expect(await rowsOf()).toEqual(before.rows);
    expect(before.rows.every(({ length }) => length > 0)).toBe(true);
    expect(await violations()).toEqual([]);
  }, 600_000);

  test('the originals are deleted as the runbook says, version by version', async () => {
    const { cloud, outputs, shell } = scene();
    for (const { bucket, key, version } of taken.originals)
      await shell.run('aws s3api delete-object --bucket BUCKET', {
        BUCKET: bucket,
        KEY: `'${key}'`,
        VERSION: version,
      });
    const landed = await readBucket(cloud.admin, outputs.LandingBucket);
    for (const word of [...words, customer]) expect(keysThatSay(landed, word), word).toEqual([]);
    const left = await versionsBelow(cloud.admin, outputs.LandingBucket, folder);
    expect(left).toHaveLength(deliveries - 1);
    expect(left.join()).not.toContain(keyOf(0));
  });

  test('reports answer, without the forgotten ticket', async () => {
    const { deployed } = scene();
    const path = `/v1/reports/tickets?from=${day()}&to=${day()}&brand=parlour&wait=20`;
    const answer = await eventually('the report', 120, async () => {
      const response = await deployed.request(path, adminKeys);
      return response.status === 202 ? undefined : response;
    });
    expect(answer.status).toBe(200);
    const text = JSON.stringify(await answer.json());
    expect(text).toContain('kept-1');
    expect(text).not.toContain('gone-0');
  }, 150_000);

  test('an object taken back counts no more, and comes again under its key', async () => {
    const { deployed, shell } = scene();
    const key = keyOf(1);
    const events = `select count(*) from ticket_events_current where dt = '${day()}' and ticket_id = 'kept-1'`;
    expect(await deployed.number(events)).toBe(2);
    const example = { 'in/phonenow/2026-11.csv': key };
    const back = (await shell.invoke('"task":"retract"', example)) as TakenBackObject;
    expect(back).toEqual({ objects: [expect.stringMatching(/^[0-9a-f]{32}$/)], records: 3, wasDone: false });
    expect(await deployed.number(events)).toBe(0);
    await deployed.land(key, delivery(1, day()));
    await ledgerHas(key, 2);
    expect(await deployed.number(events)).toBe(2);
    expect(await violations()).toEqual([]);
  }, 400_000);
}
