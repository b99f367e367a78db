import type { Row } from '../../contract/lake/rows.ts';
import { isAmbiguous, partsCalled } from '../../report/named-places.ts';
import { isFilterText } from '../../report/parameters.ts';
import type { Place } from './subject.ts';

/** How the reports that know no change are narrowed to its tickets. */
export interface PlaceFilters {
  readonly narrow: Readonly<Partial<Record<'brand' | 'market' | 'channel' | 'queue', string>>>;
  /** False where tickets beside those of the change come along: several places, or a name that cannot be asked for. */
  readonly isExact: boolean;
}

const names = ['market', 'channel', 'queue'] as const;

/** The scopes that a page is about. @param rows routing_impact of the change */
export const scopesOf = ({ scope }: Pick<Place, 'scope'>, rows: readonly Row[]): string[] =>
  (scope === '*' ? [...new Set(rows.map((row) => String(row.scope)))] : [scope]).filter((own) => own !== '*');

/** Whether the tickets of a scope are known by its name alone. */
export const isPlain = ({ scope }: Pick<Place, 'scope'>): boolean =>
  scope !== '*' && !isAmbiguous('scope', scope);

/**
 * The market, channel and queue of a scope; of everything that a change covers, those that all its scopes share.
 * @param rows routing_impact of the change
 * @param known the places behind names that hold slashes of their own (`readNamed`)
 */
export function placeFilters(place: Place, rows: readonly Row[], known: readonly Row[] = []): PlaceFilters {
  const { brand } = place;
  const called = scopesOf(place, rows).map((own) => partsCalled('scope', own, known, brand));
  const places = called.flat();
  const isSplit = places.length > 0 && called.every((own) => own.length > 0);
  const shared = names.flatMap((name) => {
    const [only, ...others] = new Set(places.map((parts) => parts[name]));
    const isOne = isSplit && others.length === 0 && only !== undefined && isFilterText(only);
    return isOne ? [[name, only]] : [];
  });
  const named = brand !== undefined && isFilterText(brand) ? { brand } : {};
  return {
    narrow: { ...named, ...Object.fromEntries(shared) },
    isExact: isSplit && places.length === 1 && shared.length === names.length,
  };
}
