import type { JudgedMetric } from '../../contract/definitions/metrics.ts';
import { dayText } from '../../contract/detection/brand-facts.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import type { AbsentDays } from '../design/coverage.ts';
import type { Stream } from '../design/stream.ts';
import { type Flag, firstSureDay, flagOf, immatureDays } from '../estimate/immature-flag.ts';
import type { StreamLooks } from '../estimate/look-table.ts';
import { type SoundUntil, soundUntil } from '../estimate/moved-controls.ts';
import { type Outlook, outlookOf } from '../estimate/power/outlook.ts';
import { preTrendOf } from '../estimate/pre-trend.ts';
import type { ShareMoves } from '../estimate/share-move.ts';

/** One stream with all its looks, its first flag, and what all its looks say alike. */
export interface Track {
  readonly looks: StreamLooks;
  readonly firstLook: number;
  readonly lastLook: number;
  readonly supersededFrom: number;
  readonly rule: JudgedMetric;
  /** NaN without a design. */
  readonly rho: number;
  readonly flag: Flag;
  /** Days on which a flag of that day would rest on immature responses. */
  readonly immatureSince: (flaggedOn: number) => ReadonlySet<number>;
  /** Until when its looks are known to rest on controls that had not moved themselves. */
  readonly soundUntil: SoundUntil;
  /** The first flagged day as text. */
  readonly flaggedText: string | null;
  /** Whether a survey-free metric of the same change and scope that is not in doubt then is flagged by a day. */
  readonly isCorroborated: (day: number) => boolean;
  /** Whether what it measures is in doubt on a day: it confirms nothing, and needs confirming as a survey's does. */
  readonly isDoubted: (day: number) => boolean;
  readonly changeDay: number;
  readonly isControlled: boolean;
  /** Something of its metric was known before the change, enough to settle a design. */
  readonly isInData: boolean;
  /** When drops would be seen, by level. */
  readonly outlook: (alpha: number) => Outlook;
  /** How far the AI share of its tickets moved. */
  readonly shareMoves: ShareMoves;
  /** Looks at which the metric is not in the data. */
  readonly absent: AbsentDays;
  readonly common: CommonPart;
}

/** What all looks of one stream say alike. */
type CommonPart = Pick<
  Look,
  | 'change_id'
  | 'change_effective_on'
  | 'brand'
  | 'scope'
  | 'metric'
  | 'alpha'
  | 'control_weight'
  | 'phi'
  | 'drift'
  | 'pre_trend'
  | 'pre_trend_se'
  | 'design_hash'
  | 'definition_version'
>;

/** Joins a stream's looks with what is the same in all of them. No other stream has corroborated it yet. */
export function trackStream(
  stream: Stream,
  looks: StreamLooks,
  shareMoves: ShareMoves,
  absent: AbsentDays,
  alpha: number,
  definitionVersion: string,
): Track {
  const { change, design } = stream;
  const flag = flagOf(stream, looks, alpha);
  const preTrend = preTrendOf(stream);
  return {
    looks,
    firstLook: looks.firstLook,
    lastLook: Math.min(stream.lastLook, stream.supersededFrom),
    supersededFrom: stream.supersededFrom,
    rule: stream.rule,
    rho: design?.rho ?? Number.NaN,
    flag,
    immatureSince: (flaggedOn) => immatureDays(stream, looks, alpha, flaggedOn),
    soundUntil: soundUntil(stream),
    flaggedText: Number.isFinite(flag.on) ? dayText(flag.on) : null,
    isCorroborated: () => false,
    isDoubted: () => false,
    changeDay: change.day,
    isControlled: design === undefined || design.controls.length > 0,
    isInData: design !== undefined,
    outlook: outlookOf(stream),
    shareMoves,
    absent,
    common: {
      change_id: change.id,
      change_effective_on: dayText(change.day),
      brand: stream.index.brand,
      scope: stream.scope,
      metric: stream.metric,
      alpha,
      control_weight: design === undefined || design.controls.length === 0 ? null : design.controlWeight,
      phi: design?.phi ?? null,
      drift: design?.drift ?? null,
      pre_trend: preTrend?.effect ?? null,
      pre_trend_se: preTrend?.se ?? null,
      design_hash: design?.hash ?? null,
      definition_version: definitionVersion,
    },
  };
}

/**
 * The streams of one change and scope: flagged survey-free metrics corroborate the others, and so does the alarm of
 * the scope.
 * @param alarmedOn first day on which that alarm is flagged and sure; Infinity when there is none
 * @param isDoubted whether a metric is in doubt, as known on the day of a look
 */
export function corroborate(
  tracks: readonly Track[],
  alarmedOn: number,
  isDoubted: (metric: string, day: number) => boolean = () => false,
): Track[] {
  const corroborating = tracks
    .filter(({ rule }) => rule.detection.corroborates)
    .map(({ flag, common }) => ({ metric: common.metric, from: firstSureDay(flag.on, flag.unsure) }))
    .filter(({ from }) => Number.isFinite(from));
  const isCorroborated = (day: number): boolean =>
    alarmedOn <= day || corroborating.some(({ metric, from }) => from <= day && !isDoubted(metric, day));
  return tracks.map((track) => ({
    ...track,
    isCorroborated,
    isDoubted: (day: number) => isDoubted(track.common.metric, day),
  }));
}
