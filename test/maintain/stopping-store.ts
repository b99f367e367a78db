import type { ObjectStore } from '../../functions/platform/ports.ts';

/** The process was killed. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** A store whose process is killed before its n-th change from now, counted from 0. */
export function stoppingBefore(store: ObjectStore, changes: number): ObjectStore {
  let left = changes;
  const live = () => {
    if (left-- <= 0) throw new Killed('killed');
  };
  return {
    ...store,
    async putIfAbsent(key, bytes) {
      live();
      return store.putIfAbsent(key, bytes);
    },
    async delete(key) {
      live();
      return store.delete(key);
    },
  };
}
