import type { Clock } from '../ports.ts';

/** A value that is made again when it is older than so many milliseconds; a failure is not kept. */
export function keptFor<T>(milliseconds: number, clock: Clock, make: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept !== undefined && clock() < kept.until) return kept.value;
    const value = make();
    kept = { value, until: clock() + milliseconds };
    value.catch(() => {
      kept = undefined;
    });
    return value;
  };
}
