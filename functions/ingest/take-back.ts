import { hash } from 'node:crypto';
import { dayOf } from '../contract/instant.ts';
import { dayPrefix } from '../contract/lake-keys.ts';
import type { TableRow } from '../contract/tables.ts';
import type { ObjectStore } from '../platform/ports.ts';
import { encodeRows } from './parquet-file.ts';

/** Takes a customer's tickets back, as far as they happened up to now; the views leave them out at once. */
export async function writeErasure(
  store: ObjectStore,
  customer: { readonly key: string; readonly keyVersion: string },
  now: number,
): Promise<void> {
  const row = { customer_key: customer.key, key_version: customer.keyVersion, requested_at: now };
  await write(store, 'erasures', [row], now);
}

/** Takes the rows of processed objects back; the views leave them out at once. */
export async function writeRetraction(
  store: ObjectStore,
  objects: readonly { readonly objectId: string; readonly objectKey: string }[],
  reason: string,
  now: number,
): Promise<void> {
  const rows = objects.map(({ objectId, objectKey }) => ({
    object_key: objectKey,
    object_id: objectId,
    reason,
    requested_at: now,
  }));
  await write(store, 'retractions', rows, now);
}

async function write<T extends 'erasures' | 'retractions'>(
  store: ObjectStore,
  table: T,
  rows: readonly TableRow<T>[],
  now: number,
): Promise<void> {
  const name = hash('sha256', JSON.stringify(rows)).slice(0, 32);
  await store.putIfAbsent(`${dayPrefix(table, dayOf(now))}${name}-0.parquet`, encodeRows(table, rows));
}
