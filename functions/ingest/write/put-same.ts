import type { ObjectStore } from '../../platform/ports.ts';
import type { FinishedFile } from './table-files.ts';

/**
 * Puts a file that may be there from an earlier attempt. The same bytes are success. Other bytes come from an
 * attempt that never finished (no ledger row) with another version or mapping: they are replaced.
 */
export async function putSame(store: ObjectStore, { key, bytes }: FinishedFile): Promise<void> {
  if (await store.putIfAbsent(key, bytes)) return;
  const present = await store.read(key);
  if (present !== undefined && Buffer.compare(present, bytes) === 0) return;
  await store.delete(key);
  await store.putIfAbsent(key, bytes);
}
