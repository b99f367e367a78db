/**
 * Remembers what was made of the control scopes (their choice, counts, samples) while the streams of one
 * change and metric are designed: leaf scopes with the same window and strata share it.
 */
export interface SampleCache {
  get<T extends object>(key: string, make: () => T): T;
  /** What only those share that have the key in common. */
  within(key: string): SampleCache;
}

export function createSampleCache(): SampleCache {
  const known = new Map<string, object>();
  const get = <T extends object>(key: string, make: () => T): T => {
    const found = known.get(key);
    if (found !== undefined) return found as T;
    const made = make();
    known.set(key, made);
    return made;
  };
  return { get, within: (key) => get(`within ${key}`, createSampleCache) };
}
