import type { ObjectStore } from '../../platform/ports.ts';

/** A store that forgets: for readings that only look. */
export const nowhere: ObjectStore = {
  async *list() {},
  read: async () => undefined,
  putIfAbsent: async () => true,
  delete: async () => {},
};
