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

/** Runs it twice over a stopping store. @returns whether it was killed; what else it throws stays an error */
export async function isKilledInTwo(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    await run();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}
