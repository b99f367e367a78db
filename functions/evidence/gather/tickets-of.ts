import { partsOfScope } from '../../contract/detection/scope-name.ts';
import type { Row } from '../../contract/lake/rows.ts';
import { isFilterText } from '../../report/parameters.ts';
import type { Place } from './subject.ts';

/** How the reports that know no change are narrowed to its tickets. */
export interface PlaceFilters {
  readonly narrow: Readonly<Partial<Record<'brand' | 'market' | 'channel' | 'queue', string>>>;
  /** False where tickets beside those of the change come along: several places, or a name that cannot be asked for. */
  readonly isExact: boolean;
}

const names = ['market', 'channel', 'queue'] as const;

/**
 * The market, channel and queue of a scope; of everything that a change covers, those that all its scopes share.
 * @param rows routing_impact of the change
 */
export function placeFilters({ brand, scope }: Place, rows: readonly Row[]): PlaceFilters {
  const scopes = scope === '*' ? [...new Set(rows.map((row) => String(row.scope)))] : [scope];
  const split = scopes.filter((each) => each !== '*').map(partsOfScope);
  const isSplit = split.length > 0 && split.every((parts) => parts.length === names.length);
  const shared = names.flatMap((name, at) => {
    const values = new Set(split.map((parts) => parts[at]));
    const [only] = values;
    return isSplit && values.size === 1 && only !== undefined && isFilterText(only) ? [[name, only]] : [];
  });
  const named = brand !== undefined && isFilterText(brand) ? { brand } : {};
  return {
    narrow: { ...named, ...Object.fromEntries(shared) },
    isExact: isSplit && split.length === 1 && shared.length === names.length,
  };
}
