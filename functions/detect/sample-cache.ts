/**
 * Remembers what was made of the control scopes (their choice, counts, samples) while the streams of one
 * change and metric are designed: leaf scopes with the same window and strata share it.
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
