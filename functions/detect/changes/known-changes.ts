import { dayNumber, dayText } from '../../contract/detection/brand-facts.ts';
import type { RoutingChangeEvent } from '../../contract/records/events.ts';
import { type Day, dayOf, parseInstant } from '../../contract/records/instant.ts';
import { daysSpokenOf } from './changes.ts';

/** Days over which the same declarations are known. Days count from 1970, both included. */
export interface KnownPeriod {
  readonly from: number;
  readonly to: number;
  readonly events: readonly RoutingChangeEvent[];
}

/** A declaration that speaks of days at least so far ahead says nothing about looks made before it. */
const aheadDays = 3;

/**
 * Cuts the days of looks where a declaration, correction or withdrawal becomes known: a look of a day knows what
 * was declared by its end; the last one knows all that is given. One that speaks only of days well ahead, as
 * its earlier versions do, makes no cut: no look before it can depend on it.
 */
export function periodsOf(events: readonly RoutingChangeEvent[], from: number, to: number): KnownPeriod[] {
  if (from > to) return [];
  const known = new Map(events.map((event) => [event, isAhead(event, events) ? from : dayDeclared(event)]));
  const cuts = new Set([from, to]);
  for (const day of known.values()) if (day > from && day < to) cuts.add(day);
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((start, i) => ({
    from: start,
    to: (starts[i + 1] ?? to + 1) - 1,
    events: start === to ? events : events.filter((event) => known.get(event)! <= start),
  }));
}

function isAhead(event: RoutingChangeEvent, events: readonly RoutingChangeEvent[]): boolean {
  const declared = dayDeclared(event);
  return events
    .filter((version) => version.change_id === event.change_id && dayDeclared(version) <= declared)
    .every((version) => daysSpokenOf(version).every((day) => day >= declared + aheadDays));
}

const dayDeclared = (event: RoutingChangeEvent): number => dayNumber(dayOf(parseInstant(event.occurred_at)!));

/** A change that a look of an earlier day cannot know. Days are `YYYY-MM-DD`. */
export interface DeclaredLater {
  readonly change_id: string;
  readonly effective_on: string;
  readonly declared_on: string;
}

/**
 * Separates what was declared by the end of a day from the changes that were declared later.
 * @param asOf undefined: everything is known
 */
export function splitByDeclaration(
  events: readonly RoutingChangeEvent[],
  asOf: Day | undefined,
): { known: RoutingChangeEvent[]; later: DeclaredLater[] } {
  if (asOf === undefined) return { known: [...events], later: [] };
  const declaredOn = (event: RoutingChangeEvent) => dayText(dayDeclared(event));
  const known = events.filter((event) => declaredOn(event) <= asOf);
  const ids = new Set(known.map(({ change_id }) => change_id));
  const unknown = events.filter(({ change_id }) => !ids.has(change_id));
  const later = [...Map.groupBy(unknown, ({ change_id }) => change_id).values()].map((versions) => {
    const first = versions.reduce((a, b) => (dayDeclared(a) <= dayDeclared(b) ? a : b));
    const effectiveOn = dayText(daysSpokenOf(first)[0]!);
    return { change_id: first.change_id, effective_on: effectiveOn, declared_on: declaredOn(first) };
  });
  return { known, later };
}
