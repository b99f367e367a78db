import { describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../../functions/platform/ports.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined) =>
  found === undefined ? undefined : new TextDecoder().decode(found);

async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** What every object store does, whichever it is. `createStore` gives a new, empty one. */
export function objectStoreContract(name: string, createStore: () => Promise<ObjectStore>): void {
  describe(`object store: ${name}`, () => {
    test('what was put is read; what was not is undefined', async () => {
      const store = await createStore();
      expect(await store.putIfAbsent('t/dt=2026-01-01/a.parquet', bytes('one'))).toBe(true);
      expect(text(await store.read('t/dt=2026-01-01/a.parquet'))).toBe('one');
      expect(await store.read('t/dt=2026-01-01/b.parquet')).toBeUndefined();
      expect(await store.read('u/a')).toBeUndefined();
    });

    test('a second put changes nothing and says so', async () => {
      const store = await createStore();
      await store.putIfAbsent('a', bytes('one'));
      expect(await store.putIfAbsent('a', bytes('two'))).toBe(false);
      expect(text(await store.read('a'))).toBe('one');
    });

    test('of many puts at once exactly one wins, and its bytes are there', async () => {
      const store = await createStore();
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, i) => store.putIfAbsent('a/b', bytes(`bytes of ${i}`))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(text(await store.read('a/b'))).toBe(`bytes of ${won.indexOf(true)}`);
    });

    test('lists keys below a prefix in their order, with their size', async () => {
      const store = await createStore();
      for (const key of ['t/dt=2026-01-02/a', 't/dt=2026-01-01/b', 't/dt=2026-01-01/a', 'tx/a', 't.json']) {
        await store.putIfAbsent(key, bytes(key));
      }
      expect(await keysOf(store, 't/')).toEqual([
        't/dt=2026-01-01/a',
        't/dt=2026-01-01/b',
        't/dt=2026-01-02/a',
      ]);
      expect(await keysOf(store, 't/dt=2026-01-01/')).toEqual(['t/dt=2026-01-01/a', 't/dt=2026-01-01/b']);
      expect(await keysOf(store, 't/dt=2026-01')).toHaveLength(3);
      expect(await keysOf(store, 'none/')).toEqual([]);
      for await (const { key, size } of store.list('tx/')) expect(size).toBe(key.length);
    });

    test('what was deleted is gone, and deleting it again is no error', async () => {
      const store = await createStore();
      await store.putIfAbsent('a/b', bytes('one'));
      await store.delete('a/b');
      await store.delete('a/b');
      expect(await store.read('a/b')).toBeUndefined();
      expect(await store.putIfAbsent('a/b', bytes('two'))).toBe(true);
    });
  });
}
