import { type DataRecord, elementsOf, follow, isObject, lookUp, opened, type Scope } from './look-up.ts';
import type { Path } from './path.ts';

/**
 * The records that lie in one of the file: at the first of the paths that leads to any, each element of a list; where
 * none does, the record itself. What is no object there is no record.
 */
export function recordsIn(root: DataRecord, paths: readonly Path[]): unknown[] {
  for (const path of paths) {
    const found = recordsAt(root, path);
    if (found !== undefined) return found;
  }
  return [root];
}

function recordsAt(root: DataRecord, path: Path): unknown[] | undefined {
  const found = opened(follow(root, path));
  if (Array.isArray(found)) return path.isMany && found.length === 0 ? undefined : found.map(opened);
  return isObject(found) ? [found] : undefined;
}

/** The records at each of the paths that leads to any, in their order, and at last the record itself. */
export function* placesIn(root: DataRecord, paths: readonly Path[]): Generator<unknown[]> {
  for (const path of paths) {
    const found = recordsAt(root, path);
    if (found !== undefined) yield found;
  }
  yield [root];
}

/** A scope for each element: the names of `each` one within the other, an inner path may begin with an outer name. */
export function scopesOf(scope: Scope, each: readonly (readonly [name: string, path: string])[]): Scope[] {
  return each.reduce<Scope[]>(
    (scopes, [name, path]) =>
      scopes.flatMap((outer) =>
        elementsOf(lookUp(outer, path)).map((element) => ({
          ...outer,
          elements: { ...outer.elements, [name]: element },
        })),
      ),
    [scope],
  );
}
