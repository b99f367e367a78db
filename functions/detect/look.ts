import { dayText } from '../contract/brand-facts.ts';
import type { Flag } from './age-doubt.ts';
import { intervalHalfWidth } from './e-process.ts';
import { figure, rowOf, type StreamLooks } from './look-table.ts';
import type { MetricRule } from './metric-rules.ts';
import { daysToDetect } from './power.ts';
import { preTrendOf } from './pre-trend.ts';
import { judge, type Status, withControls } from './verdict.ts';

/** One look, as `backtest` prints it and `evaluations` stores it. */
export interface Look {
  readonly known_on: string;
  readonly change_id: string;
  readonly change_effective_on: string;
  readonly brand: string;
  readonly scope: string;
  readonly metric: string;
  readonly day: number;
  readonly n_before: number;
  readonly n_after: number;
  readonly effect: number | null;
  readonly se: number | null;
  readonly information: number | null;
  readonly log_e: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly alpha: number;
  readonly flagged: boolean;
  readonly flagged_on: string | null;
  readonly listed: boolean;
  readonly status: Status;
  readonly controls: number;
  readonly phi: number | null;
  readonly drift: number | null;
  readonly mix_effect: number | null;
  readonly pre_trend: number | null;
  readonly pre_trend_se: number | null;
  readonly design_hash: string | null;
  readonly definition_version: string;
  /** What recorded looks say besides: means of the treated, at the same mix and age, and the look's power. */
  readonly mean_before?: number | null;
  readonly mean_after?: number | null;
  readonly rho?: number | null;
  readonly days_to_detect?: number | null;
}

/** One stream with all its looks, its first flag, and what all its looks say alike. */
export interface Track {
  readonly looks: StreamLooks;
  readonly firstLook: number;
  readonly lastLook: number;
  readonly supersededFrom: number;
  readonly rule: MetricRule;
  /** NaN without a design. */
  readonly rho: number;
  readonly flag: Flag;
  /** The first flagged day as text. */
  readonly flaggedText: string | null;
  /** First day on which a survey-free metric of the same change and scope is flagged; Infinity when none is. */
  readonly witnessedFrom: number;
  readonly changeDay: number;
  readonly isControlled: boolean;
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
  | 'phi'
  | 'drift'
  | 'pre_trend'
  | 'pre_trend_se'
  | 'design_hash'
  | 'definition_version'
>;

/** Puts a stream's looks beside what is the same in all of them. */
export function toTrack(
  looks: StreamLooks,
  alpha: number,
  flag: Flag,
  witnessedFrom: number,
  definitionVersion: string,
): Track {
  const { stream, firstLook } = looks;
  const { change, design } = stream;
  const preTrend = preTrendOf(stream);
  return {
    looks,
    firstLook,
    lastLook: Math.min(stream.lastLook, stream.supersededFrom),
    supersededFrom: stream.supersededFrom,
    rule: stream.rule,
    rho: design?.rho ?? Number.NaN,
    flag,
    flaggedText: Number.isFinite(flag.on) ? dayText(flag.on) : null,
    witnessedFrom,
    changeDay: change.day,
    isControlled: design === undefined || design.controls.length > 0,
    common: {
      change_id: change.id,
      change_effective_on: dayText(change.day),
      brand: stream.index.brand,
      scope: stream.scope,
      metric: stream.metric,
      alpha,
      phi: design?.phi ?? null,
      drift: design?.drift ?? null,
      pre_trend: preTrend?.effect ?? null,
      pre_trend_se: preTrend?.se ?? null,
      design_hash: design?.hash ?? null,
      definition_version: definitionVersion,
    },
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Row of the look shown on a day: a superseded stream keeps showing its last evidence; NaN without any look. */
const rowShown = (looks: StreamLooks, day: number): number =>
  looks.count > 0 ? rowOf(looks, Math.min(day, looks.firstLook + looks.count - 1)) : Number.NaN;

/** The same as it is recorded. Its power costs as much as several looks, so that replays leave it out. */
export function toRecordedLook(track: Track, look: Look): Look {
  const { looks } = track;
  const { figures } = looks.table;
  const row = rowShown(looks, look.day - 1 + track.changeDay);
  const precision = {
    day: look.day,
    nBefore: look.n_before,
    nAfter: look.n_after,
    variance: (look.se ?? Number.NaN) ** 2,
    drift: look.drift ?? 0,
    controls: look.controls,
  };
  // Guardrails are watched on both sides, each at half the level.
  const alpha = track.rule.better === 'two_sided' ? look.alpha / 2 : look.alpha;
  return {
    ...look,
    mean_before: finite(figures[row + figure.meanBefore] ?? Number.NaN),
    mean_after: finite(figures[row + figure.meanAfter] ?? Number.NaN),
    rho: finite(track.rho),
    days_to_detect: daysToDetect(precision, track.rho, alpha) ?? null,
  };
}

/** What a look at one stream on one day says. */
export function toLook(track: Track, day: number, knownOn: string, isListed: boolean): Look {
  const { looks, common, flag } = track;
  const { figures } = looks.table;
  const row = rowShown(looks, day);
  const effect = figures[row + figure.effect] ?? Number.NaN;
  const information = 1 / (figures[row + figure.variance] ?? Number.NaN);
  const half = intervalHalfWidth(information, track.rho, common.alpha);
  const isFlagged = flag.on <= day;
  const verdict =
    day >= track.supersededFrom
      ? 'superseded'
      : judge(track.rule, {
          isReady: figures[row + figure.isReady] === 1,
          isFlagged,
          upper: effect + half,
          isWitnessed: track.witnessedFrom <= day,
          isDoubtful: flag.doubtful.has(day),
        });
  return {
    known_on: knownOn,
    change_id: common.change_id,
    change_effective_on: common.change_effective_on,
    brand: common.brand,
    scope: common.scope,
    metric: common.metric,
    day: day - track.changeDay + 1,
    n_before: figures[row + figure.nBefore] ?? 0,
    n_after: figures[row + figure.nAfter] ?? 0,
    effect: finite(effect),
    se: finite(Math.sqrt(1 / information)),
    information: finite(information),
    log_e: finite(figures[row + figure.logE] ?? Number.NaN),
    lower: finite(effect - half),
    upper: finite(effect + half),
    alpha: common.alpha,
    flagged: isFlagged,
    flagged_on: isFlagged ? track.flaggedText : null,
    listed: isListed,
    status: withControls(verdict, track.isControlled),
    controls: figures[row + figure.controls] ?? 0,
    phi: common.phi,
    drift: common.drift,
    mix_effect: finite(figures[row + figure.mixEffect] ?? Number.NaN),
    pre_trend: common.pre_trend,
    pre_trend_se: common.pre_trend_se,
    design_hash: common.design_hash,
    definition_version: common.definition_version,
  };
}
