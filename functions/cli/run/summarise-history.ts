import { dayText } from '../../contract/detection/brand-facts.ts';
import type { Status } from '../../contract/detection/evaluation.ts';
import { isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import { addDays, daysBetween } from '../../contract/records/instant.ts';
import { type Rejection, rejectionOf } from '../../detect/explain/daily-t-test.ts';
import { type StreamTimeline, streamTimelines } from '../../detect/explain/stream-timeline.ts';
import type { DetectResult } from '../../detect/run-detect.ts';

/** The effect is shown so long after the flag: at the flag it is biased upward (docs/detection.md). */
const daysOn = 14;

/** One metric in one place over all looks at a change. */
export interface StreamHistory {
  /** market/channel/queue, or * for everything that the change covers. */
  readonly scope: string;
  readonly metric: string;
  readonly flagged_on: string | null;
  /** Day of the flag, the change's day being 1. */
  readonly flagged_day: number | null;
  /** The look shown: two weeks after the flag, or the last before the change was superseded. */
  readonly shown_on: string;
  readonly status: Status;
  readonly effect: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** When a daily t-test would first have raised an alarm; null when never, and for single places, where it is not asked. */
  readonly daily_t_test: Rejection | null;
}

/** All looks at one change of a brand. */
export interface ChangeHistory {
  readonly brand: string;
  readonly change_id: string;
  readonly change_effective_on: string;
  readonly first_look: string;
  /** Of an undeclared change, the day whose look found it. */
  readonly found_on: string | null;
  /** Day from which a later change owned its tickets, or it was corrected or withdrawn. */
  readonly superseded_on: string | null;
  /** Everything it covers, the alarm first, then by metric, each followed by the places flagged. */
  readonly streams: readonly StreamHistory[];
}

/** Puts the looks of many days together by change, in the order in which they were first looked at. */
export function summariseHistory({
  history,
  watched,
}: Pick<DetectResult, 'history' | 'watched'>): ChangeHistory[] {
  const stories = Map.groupBy(streamTimelines(history), ({ last }) =>
    JSON.stringify([last.brand, last.change_id, last.change_effective_on]),
  );
  return [...stories.values()].map((own) => {
    const { brand, change_id, change_effective_on } = own[0]!.last;
    const place = watched.find(({ index }) => index.brand === brand);
    const changes = place?.periods.flatMap((period) => period.changes) ?? [];
    const foundFrom = changes.find(({ id }) => id === change_id && isUndeclared(id))?.knownFrom;
    const rejectionIn = ({ last }: StreamTimeline) =>
      place === undefined || last.scope !== '*' || isServiceAlarm(last)
        ? undefined
        : rejectionOf(place.index, changes, last, last.known_on);
    const wholes = own
      .filter(({ last }) => last.scope === '*')
      .sort((a, b) => Number(isServiceAlarm(b.last)) - Number(isServiceAlarm(a.last)));
    const places = own.filter(({ last, flagged }) => last.scope !== '*' && flagged !== undefined);
    const streams = wholes.flatMap((whole) => [
      whole,
      ...places.filter(({ last }) => last.metric === whole.last.metric),
    ]);
    return {
      brand,
      change_id,
      change_effective_on,
      first_look: own.map(({ looks }) => looks[0]!.known_on).sort()[0]!,
      found_on: foundFrom === undefined ? null : dayText(foundFrom),
      superseded_on: wholes.find(({ supersededOn }) => supersededOn !== undefined)?.supersededOn ?? null,
      streams: streams.map((story) => toStream(story, rejectionIn(story))),
    };
  });
}

function toStream({ looks, last, flagged }: StreamTimeline, rejection: Rejection | undefined): StreamHistory {
  const flaggedOn = flagged?.flagged_on ?? null;
  const later =
    flaggedOn === null ? undefined : looks.find(({ known_on }) => known_on >= addDays(flaggedOn, daysOn));
  const shown = later !== undefined && later.known_on < last.known_on ? later : last;
  return {
    scope: last.scope,
    metric: last.metric,
    flagged_on: flaggedOn,
    flagged_day: flaggedOn === null ? null : daysBetween(last.change_effective_on, flaggedOn) + 1,
    shown_on: shown.known_on,
    status: shown.status,
    effect: shown.effect,
    lower: shown.lower,
    upper: shown.upper,
    daily_t_test: rejection ?? null,
  };
}
