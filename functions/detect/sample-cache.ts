/**
 * Remembers samples of control scopes while the streams of one change and metric are designed: leaf scopes
 * with the same strata share them.
 */
export interface SampleCache {
  get<T extends object>(key: string, make: () => T): T;
}

export function createSampleCache(): SampleCache {
  const known = new Map<string, object>();
  return {
    get<T extends object>(key: string, make: () => T): T {
      const found = known.get(key);
      if (found !== undefined) return found as T;
      const made = make();
      known.set(key, made);
      return made;
    },
  };
}
