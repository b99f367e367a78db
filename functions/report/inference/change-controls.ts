import {
  admitsBrand,
  admitsScope,
  admitsStratum,
  type Scope,
  touchesScope,
} from '../../contract/detection/selector.ts';
import { groupRows, type Row, textOf } from '../../contract/lake/rows.ts';
import type { Selector } from '../../contract/records/events.ts';
import { type Day, dayOf } from '../../contract/records/instant.ts';

/** The tickets of a change, and those of the places that it is compared with. */
export interface Controlled {
  readonly treated: readonly Row[];
  readonly controls: readonly Row[];
  /** Places among the controls. */
  readonly count: number;
}

interface Touching {
  readonly selector: Selector;
  readonly days: readonly Day[];
}

/**
 * Separates the rows of a change's tickets from those of its controls: other places (market, channel, queue) of the brands
 * that it covers, of its intents and languages, which no declared change touches from the first day compared to the
 * last. Rows of the query `drop_explained`; declared changes stand among them with the periods `asked` and `other`.
 * @returns undefined when no change was asked for; nothing treated when it is not declared
 */
export function splitByChange(rows: readonly Row[]): Controlled | undefined {
  const declared = rows.filter(({ change_id }) => change_id !== null && change_id !== undefined);
  const counted = rows.filter(({ period }) => period === 'before' || period === 'after');
  if (!counted.some(({ brand }) => brand !== '*' && brand !== undefined) && declared.length === 0)
    return undefined;
  const asked = declared.find(({ period }) => period === 'asked');
  if (asked === undefined) return { treated: [], controls: [], count: 0 };
  const { selector } = readChange(asked);
  const admitted = counted.filter(
    (row) =>
      admitsBrand(selector, textOf(row, 'brand')) &&
      admitsStratum(selector, textOf(row, 'intent'), textOf(row, 'language')),
  );
  const inWindow = ({ days }: Touching) =>
    days.some((day) => textOf(asked, 'first_dt') <= day && day <= textOf(asked, 'last_dt'));
  const others = declared
    .filter(({ period }) => period === 'other')
    .map(readChange)
    .filter(inWindow);
  const treated = admitted.filter((row) => isPlaceOf(selector, row));
  const brands = new Set(treated.map(({ brand }) => brand));
  const controls = admitted.filter(
    (row) =>
      brands.has(row.brand ?? null) &&
      !isPlaceOf(selector, row) &&
      !others.some((other) => touches(other.selector, selector, row)),
  );
  const places = groupRows(controls, (row) =>
    JSON.stringify([row.brand, row.market, row.channel, row.queue]),
  );
  return {
    treated: treated.filter(({ is_asked_for }) => is_asked_for === true),
    controls,
    count: places.size,
  };
}

function readChange(row: Row): Touching {
  const json = (column: string): unknown =>
    typeof row[column] === 'string' ? JSON.parse(row[column]) : null;
  const stages = (json('stages') ?? []) as readonly { readonly effective_at: string }[];
  const days = stages.map(({ effective_at }) => dayOf(Date.parse(effective_at)));
  return { selector: (json('selector') ?? {}) as Selector, days: [textOf(row, 'effective_on'), ...days] };
}

const scopeOf = (row: Row): Scope => ({
  market: textOf(row, 'market'),
  channel: textOf(row, 'channel'),
  queue: textOf(row, 'queue'),
});

const isPlaceOf = (selector: Selector, row: Row): boolean => admitsScope(selector, scopeOf(row));

/** True when `other` matches tickets of the row's place among those of the change's intents and languages. */
const touches = (other: Selector, selector: Selector, row: Row): boolean =>
  admitsBrand(other, textOf(row, 'brand')) && touchesScope(other, selector, scopeOf(row));
