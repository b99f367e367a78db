import type { ObjectStore } from '../../platform/ports.ts';
import type { FinishedFile } from './table-files.ts';

/** Puts files while the next ones are made. @returns their keys */
export async function putFiles(
  store: ObjectStore,
  files: AsyncIterable<FinishedFile>,
): Promise<ReadonlySet<string>> {
  const written = new Set<string>();
  let pending = Promise.resolve();
  for await (const file of files) {
    await pending;
    pending = putSame(store, file);
    // Its failure is thrown where it is awaited.
    pending.catch(() => {});
    written.add(file.key);
  }
  await pending;
  return written;
}

/**
 * Puts a file that may be there from an earlier attempt. The same bytes are success. Other bytes come from an
 * attempt that never finished (no ledger row) with another version or mapping: they are replaced.
 */
async function putSame(store: ObjectStore, { key, bytes }: FinishedFile): Promise<void> {
  if (await store.putIfAbsent(key, bytes)) return;
  const present = await store.read(key);
  if (present !== undefined && Buffer.compare(present, bytes) === 0) return;
  await store.delete(key);
  await store.putIfAbsent(key, bytes);
}
