import { partsOfScope } from '../contract/detection/scope-name.ts';
import { sqlTexts } from '../contract/generated/sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { Day } from '../contract/records/instant.ts';
import type { QueryResult } from '../platform/ports.ts';

/** What names are put together of: those of places, and those of the kinds of ticket that `drop_explained` tells apart. */
const dimensionsOf = {
  scope: ['market', 'channel', 'queue'],
  stratum: ['market', 'channel', 'queue', 'intent', 'language', 'priority'],
} as const;

export type NameKind = keyof typeof dimensionsOf;

/** What a name says of each dimension; `*` where it sums over one. */
export type Parts = Readonly<Record<string, string>>;

/** Names to look up, and where they were used. */
export interface NamesIn {
  readonly kind: NameKind;
  readonly names: readonly string[];
  readonly brand?: string | undefined;
  readonly from: Day;
  readonly to: Day;
  /** What a stratum splits by; all when absent. */
  readonly by?: readonly string[] | undefined;
}

/** Whether a name holds slashes beside those between its parts, so that only what there is tells where a market ends. */
export const isAmbiguous = (kind: NameKind, name: string): boolean =>
  name.split('/').length > dimensionsOf[kind].length;

/** What in the lake is called by those of the names that cannot be told by themselves, a row each; of none nothing is asked. */
export async function readNamed(run: (sql: string) => Promise<QueryResult>, asked: NamesIn): Promise<Row[]> {
  const { kind, brand = null, from, to, by = dimensionsOf.stratum } = asked;
  const names = [...new Set(asked.names.filter((name) => isAmbiguous(kind, name)))];
  if (names.length === 0) return [];
  const isSplit = (name: (typeof dimensionsOf.stratum)[number]): boolean =>
    kind === 'scope' ? dimensionsOf.scope.some((own) => own === name) : by.includes(name);
  const splits = Object.fromEntries(dimensionsOf.stratum.map((name) => [`by_${name}`, isSplit(name)]));
  const values = { ...splits, names, brand, from, to, is_stratum: kind === 'stratum' };
  return rowsByName(await run(bindParameters(sqlTexts['reports/named_places'], values)));
}

/**
 * The parts of everything that is called so: one, or several where two places share a name. Of what nothing is known the
 * parts as they are mostly written, and none of a text that is no such name.
 * @param known rows of `readNamed`
 * @param brand of another brand nothing counts
 */
export function partsCalled(kind: NameKind, name: string, known: readonly Row[], brand?: string): Parts[] {
  const called = known
    .filter((row) => row.name === name && (brand === undefined || row.brand === brand))
    .map((row) => Object.fromEntries(dimensionsOf[kind].map((part) => [part, String(row[part])])));
  const distinct = [...new Map(called.map((parts) => [JSON.stringify(parts), parts])).values()];
  if (distinct.length > 0) return distinct;
  const split = kind === 'scope' ? partsOfScope(name) : partsOfStratum(name);
  return split.length === dimensionsOf[kind].length
    ? [Object.fromEntries(dimensionsOf[kind].map((part, at) => [part, split[at] ?? '*']))]
    : [];
}

/** Names of queues hold slashes now and then, others hardly ever. */
function partsOfStratum(name: string): string[] {
  const parts = name.split('/');
  return parts.length < dimensionsOf.stratum.length
    ? parts
    : [...parts.slice(0, 2), parts.slice(2, -3).join('/'), ...parts.slice(-3)];
}
