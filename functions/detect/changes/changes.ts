import { dayNumber } from '../../contract/detection/brand-facts.ts';
import type { RoutingChangeEvent, Selector } from '../../contract/records/events.ts';
import { dayOf, millisecondsPerDay, parseInstant } from '../../contract/records/instant.ts';

export type ChangeKind = Exclude<RoutingChangeEvent['kind'], 'withdrawn'>;

/** One routing change as the detector judges it. Days count from 1970. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly selector: Selector;
  /** The change's day: that of effective_at or of the first stage, whichever is earlier. */
  readonly day: number;
  /** It took effect at 00:00 UTC, so its own day is a full day after the change. */
  readonly isFromMidnight: boolean;
  /** Days on which something of it took effect, the change's day first, ascending. */
  readonly stageDays: readonly number[];
  /**
   * First days of what is compared apart, ascending: the days of the stages, and the day after each that took effect
   * later than at 00:00, since such a day is only partly after it.
   */
  readonly cutDays: readonly number[];
  /** First look that can know of it; an undeclared change is known only once it is found. */
  readonly knownFrom: number;
  /** The AI share that was declared; undefined when nobody said, or nobody declared the change. */
  readonly declaredShare?: DeclaredShare | undefined;
}

/** The AI share that a change was declared to bring. */
export interface DeclaredShare {
  /** Share before the change, 0…1; undefined when nobody said. */
  readonly before: number | undefined;
  /** Shares in force from a day on, the earliest day first. Days count from 1970. */
  readonly steps: readonly { readonly day: number; readonly share: number }[];
}

/**
 * The changes in force: of each change_id the version declared last, none where that is a withdrawal.
 * The order of the events does not matter: equal instants are settled by the event's text.
 */
export function currentChanges(events: readonly RoutingChangeEvent[]): Change[] {
  const latest = new Map<string, RoutingChangeEvent>();
  for (const event of events) {
    const known = latest.get(event.change_id);
    if (known === undefined || isLater(event, known)) latest.set(event.change_id, event);
  }
  return [...latest.values()].flatMap(toChange).sort(byDayThenId);
}

/** Order in which changes open: by day, then id. */
export const byDayThenId = (a: Change, b: Change): number => a.day - b.day || (a.id < b.id ? -1 : 1);

function isLater(a: RoutingChangeEvent, b: RoutingChangeEvent): boolean {
  const difference = instant(a.occurred_at) - instant(b.occurred_at);
  return difference > 0 || (difference === 0 && JSON.stringify(a) > JSON.stringify(b));
}

/** Days on which something of a declaration takes effect, in order. */
export const daysSpokenOf = (event: RoutingChangeEvent): number[] =>
  [...new Set(instantsOf(event).map((each) => dayNumber(dayOf(each))))].sort((a, b) => a - b);

const instantsOf = ({ effective_at, stages }: RoutingChangeEvent): number[] =>
  [effective_at, ...(stages ?? []).map((stage) => stage.effective_at)].map(instant);

function toChange(event: RoutingChangeEvent): Change[] {
  if (event.kind === 'withdrawn') return [];
  const first = Math.min(...instantsOf(event));
  return [
    {
      id: event.change_id,
      kind: event.kind,
      selector: event.selector ?? {},
      day: dayNumber(dayOf(first)),
      isFromMidnight: first % millisecondsPerDay === 0,
      stageDays: daysSpokenOf(event),
      cutDays: cutDaysOf(instantsOf(event)),
      knownFrom: Number.NEGATIVE_INFINITY,
      declaredShare: declaredShareOf(event),
    },
  ];
}

function cutDaysOf(instants: readonly number[]): number[] {
  const cuts = instants.flatMap((each) => {
    const day = dayNumber(dayOf(each));
    return each % millisecondsPerDay === 0 ? [day] : [day, day + 1];
  });
  return [...new Set(cuts)].sort((a, b) => a - b);
}

/** The stages of a declaration, and its final share where that comes after them. */
function declaredShareOf(event: RoutingChangeEvent): DeclaredShare | undefined {
  const dayAt = (text: string) => dayNumber(dayOf(instant(text)));
  const steps = (event.stages ?? [])
    .map(({ effective_at, ai_share }) => ({ day: dayAt(effective_at), share: ai_share }))
    .sort((a, b) => a.day - b.day);
  const final = dayAt(event.effective_at);
  if (typeof event.ai_share_after === 'number' && final > (steps.at(-1)?.day ?? Number.NEGATIVE_INFINITY)) {
    steps.push({ day: final, share: event.ai_share_after });
  }
  return steps.length === 0 ? undefined : { before: event.ai_share_before ?? undefined, steps };
}

function instant(text: string): number {
  const milliseconds = parseInstant(text);
  if (milliseconds === undefined) throw new RangeError(`detect: not an instant: ${JSON.stringify(text)}`);
  return milliseconds;
}
