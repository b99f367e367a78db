import { type DataRecord, isObject, lookUp, opened } from '../../record/look-up.ts';
import { pathOf } from '../../record/path.ts';
import { recordsIn } from '../../record/scopes.ts';
import { assignRoles, openingOf } from './assign-roles.ts';
import { columnsOf } from './columns.ts';

/** The records of a file, and where they lie in what it holds. */
export interface FoundRecords {
  readonly records: readonly DataRecord[];
  /** The key `records` of the mapping; undefined where what the file holds are the records. */
  readonly path?: string;
  /** Several lists, of which nothing says which holds the records. */
  readonly candidates: readonly string[];
}

const mostDepth = 3;

/** Finds the list of records in pages and envelopes, and records in a cell. What has an id and a date is a record itself. */
export function findRecords(roots: readonly DataRecord[]): FoundRecords {
  const { roles } = assignRoles(columnsOf(roots.slice(0, 200)));
  if (roles.ticket_id !== undefined && openingOf(roles) !== undefined)
    return { records: roots, candidates: [] };
  const lists = [...new Set(roots.slice(0, 50).flatMap((root) => listsIn(root, '', 1)))];
  const [only, ...others] = lists.length > 0 ? lists : cellsIn(roots);
  if (only === undefined) return { records: roots, candidates: [] };
  if (others.length > 0) return { records: roots, candidates: [only, ...others] };
  return {
    records: roots.flatMap((root) => recordsIn(root, [pathOf(only)]).filter(isObject)),
    path: only,
    candidates: [],
  };
}

/** Paths of lists of objects, the outermost. */
function listsIn(value: unknown, above: string, depth: number): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = above === '' ? key : `${above}.${key}`;
    if (Array.isArray(inner)) return inner.length > 0 && inner.every(isObject) ? [path] : [];
    return depth < mostDepth ? listsIn(inner, path, depth + 1) : [];
  });
}

const envelopes =
  /^(?:_\w+|record|data|detail|payload|body|item|object|result|message|event|ticket|case|conversation)$/i;

/** Columns whose cells hold a record as JSON, or an object beside what a tool noted of it. */
function cellsIn(roots: readonly DataRecord[]): string[] {
  const names = Object.keys(roots[0] ?? {}).filter((name) => envelopes.test(name));
  const held = names.filter((name) =>
    roots.every((root) => {
      const inner = opened(lookUp({ record: root, root }, name));
      return isObject(inner) && Object.keys(inner).length > 2;
    }),
  );
  return held.length === 1 ? held : [];
}
