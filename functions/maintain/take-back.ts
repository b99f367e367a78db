import { type SqlName, sqlText } from '../contract/lake/compose-sql.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import { bindParameters, type SqlValue } from '../contract/lake/sql.ts';
import type { VersionedKey } from '../contract/records/customer-key.ts';
import { dayOf } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** An input object as it was delivered. */
export interface Original {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
}

export interface TakenBackCustomers {
  readonly tickets: number;
  /** What was delivered about these tickets, in clear: the lake does not reach it. */
  readonly originals: readonly Original[];
}

const ask = async (engine: QueryEngine, name: SqlName, values: Readonly<Record<string, SqlValue>>) =>
  rowsByName(await engine.query(bindParameters(sqlText(name), values)));

/** Takes customers' tickets back, as far as they happened up to now; the views leave them out at once. */
export async function eraseCustomers(
  engine: QueryEngine,
  keys: readonly VersionedKey[],
  now: number,
): Promise<TakenBackCustomers> {
  const customer_keys = keys.map(({ key }) => key);
  const [counted] = await ask(engine, 'maintain/customer_tickets', { customer_keys });
  const originals = await ask(engine, 'maintain/customer_originals', { customer_keys });
  const customers = { rows: keys.map(({ key, keyVersion }) => [key, keyVersion]) };
  const sql = bindParameters(sqlText('maintain/erase_customers'), { customers, ...requestedAt(now) });
  await engine.insert('erasures', sql);
  return {
    tickets: Number(counted?.tickets ?? 0),
    originals: originals.map(({ bucket, object_key, object_version }) => ({
      bucket: String(bucket),
      key: String(object_key),
      version: String(object_version),
    })),
  };
}

export interface TakenBackObject {
  /** Its readings, by the id that stands in the lake's rows. */
  readonly objects: readonly string[];
  readonly records: number;
  /** True when an earlier call has taken all of them back: nothing was written. */
  readonly wasDone: boolean;
}

/**
 * Takes back what an input object brought, all its versions and attempts; the views leave it out at once, and it
 * can come again. Repeated, it finds that done.
 * @returns undefined when the lake has no reading of it
 */
export async function retractObject(
  engine: QueryEngine,
  objectKey: string,
  reason: string,
  now: number,
): Promise<TakenBackObject | undefined> {
  const readings = await ask(engine, 'maintain/readings_of_object', { object_key: objectKey });
  const counting = readings.filter(({ is_retracted }) => Number(is_retracted ?? 0) === 0);
  const taken = counting.length > 0 ? counting : readings;
  if (taken.length === 0) return undefined;
  const objects = taken.map(({ object_id }) => String(object_id));
  const records = taken.reduce((sum, { accepted }) => sum + Number(accepted), 0);
  if (counting.length === 0) return { objects, records, wasDone: true };
  const values = { object_key: objectKey, reason, objects: { rows: objects.map((id) => [id]) } };
  const sql = bindParameters(sqlText('maintain/retract_objects'), { ...values, ...requestedAt(now) });
  await engine.insert('retractions', sql);
  return { objects, records, wasDone: false };
}

const requestedAt = (now: number) => ({ requested_at: { instant: now }, dt: dayOf(now) });
