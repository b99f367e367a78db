import { distance } from 'fastest-levenshtein';
import type { Row } from '../lake/rows.ts';
import { type Selector, selectorDimensions } from '../records/events.ts';
import { admitsBrand, admitsScope, admitsStratum } from './selector.ts';

type SelectorDimension = (typeof selectorDimensions)[number];

/** Tickets that are alike in all that a selector can choose by. */
export type TicketGroup = Readonly<Record<SelectorDimension, string>> & { readonly tickets: number };

/** A value of a selector that no ticket has, and those that tickets have which are written most alike. */
export interface UnknownValue {
  readonly dimension: SelectorDimension;
  readonly value: string;
  readonly nearest: readonly string[];
}

/** What a selector chooses among the tickets there are. */
export interface SelectorMatch {
  readonly tickets: number;
  readonly unknown: readonly UnknownValue[];
}

const mostNearest = 3;

/** Rows of `queries/detectors/ticket_groups.sql`. */
export const readTicketGroups = (rows: readonly Row[]): TicketGroup[] =>
  rows.map(({ brand, market, channel, queue, intent, language, tickets }) => ({
    brand: String(brand),
    market: String(market),
    channel: String(channel),
    queue: String(queue),
    intent: String(intent),
    language: String(language),
    tickets: Number(tickets),
  }));

/** Counts the tickets that a selector matches, and names its values that no ticket has. */
export function matchSelector(selector: Selector, groups: readonly TicketGroup[]): SelectorMatch {
  const matched = groups.filter(
    (group) =>
      admitsBrand(selector, group.brand) &&
      admitsScope(selector, group) &&
      admitsStratum(selector, group.intent, group.language),
  );
  return {
    tickets: matched.reduce((sum, { tickets }) => sum + tickets, 0),
    unknown: selectorDimensions.flatMap((dimension) => unknownValues(dimension, selector[dimension], groups)),
  };
}

function unknownValues(
  dimension: SelectorDimension,
  values: readonly string[] = [],
  groups: readonly TicketGroup[],
): UnknownValue[] {
  const known = [...new Set(groups.map((group) => group[dimension]))];
  return values
    .filter((value) => !known.includes(value))
    .map((value) => ({ dimension, value, nearest: nearestTo(value, known) }));
}

const plain = (value: string): string => value.normalize('NFKC').trim().toLowerCase();

/** Another case or width is nearer than another letter. */
export const nearestTo = (value: string, known: readonly string[]): string[] => {
  const farness = (other: string) => distance(plain(value), plain(other));
  return [...known].sort((a, b) => farness(a) - farness(b) || (a < b ? -1 : 1)).slice(0, mostNearest);
};

/** `no ticket has market "se" (there are SE, DE, US)` */
export const describeUnknown = ({ dimension, value, nearest }: UnknownValue): string =>
  `no ticket has ${dimension} ${JSON.stringify(value)} (there ${nearest.length === 1 ? 'is' : 'are'} ${nearest.join(', ')})`;
