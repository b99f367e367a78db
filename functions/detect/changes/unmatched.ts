import {
  matchSelector,
  type TicketGroup,
  type UnknownValue,
} from '../../contract/detection/selector-match.ts';
import type { Change } from './changes.ts';

/** A declared change whose selector does not fit the tickets there are. */
export interface UnmatchedChange {
  readonly change_id: string;
  /** Tickets of the last year that it matches. */
  readonly tickets: number;
  /** Its values that no ticket has. */
  readonly unknown: readonly UnknownValue[];
}

/** The changes that match no ticket, or name values that no ticket has. Nothing is said of a lake without tickets. */
export function findUnmatched(changes: readonly Change[], groups: readonly TicketGroup[]): UnmatchedChange[] {
  if (groups.length === 0) return [];
  return changes
    .map(({ id, selector }) => ({ change_id: id, ...matchSelector(selector, groups) }))
    .filter(({ tickets, unknown }) => tickets === 0 || unknown.length > 0);
}
