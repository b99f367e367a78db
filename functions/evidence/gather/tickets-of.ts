import { partsOfScope, scopeName } from '../../contract/detection/scope-name.ts';
import { type Row, textOf } from '../../contract/lake/rows.ts';
import { isFilterText } from '../../report/parameters.ts';
import type { Place } from './subject.ts';

/** How the reports that know no change are narrowed to its tickets. */
export interface PlaceFilters {
  readonly narrow: Readonly<Partial<Record<'brand' | 'market' | 'channel' | 'queue', string>>>;
  /** False where tickets beside those of the change come along: several places, or a name that cannot be asked for. */
  readonly isExact: boolean;
}

const names = ['market', 'channel', 'queue'] as const;

const scopesOf = ({ scope }: Pick<Place, 'scope'>, rows: readonly Row[]): string[] =>
  (scope === '*' ? [...new Set(rows.map((row) => String(row.scope)))] : [scope]).filter((own) => own !== '*');

/** Whether names hold slashes of their own, so that only the places that there are tell where a market ends. */
export const areAmbiguous = (place: Place, rows: readonly Row[]): boolean =>
  scopesOf(place, rows).some((own) => own.split('/').length > names.length);

/** Market, channel and queue of a scope: of the place that is called so, else as they are mostly written. */
function partsAmong(scope: string, places: readonly Row[]): string[] {
  const named = places
    .map((row) => ({
      market: textOf(row, 'market'),
      channel: textOf(row, 'channel'),
      queue: textOf(row, 'queue'),
    }))
    .find((own) => scopeName(own) === scope);
  return named === undefined ? partsOfScope(scope) : [named.market, named.channel, named.queue];
}

/**
 * The market, channel and queue of a scope; of everything that a change covers, those that all its scopes share.
 * @param rows routing_impact of the change
 * @param places rows with the market, channel and queue of each place of the brand, where names are ambiguous
 */
export function placeFilters(place: Place, rows: readonly Row[], places: readonly Row[] = []): PlaceFilters {
  const { brand } = place;
  const split = scopesOf(place, rows).map((own) => partsAmong(own, places));
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
