import type { Look, Verdict } from '../../contract/detection/evaluation.ts';
import { saysVerdict, withControls } from '../../contract/detection/evaluation.ts';
import { intervalHalfWidth } from '../estimate/e-process.ts';
import { figure, rowOf, type StreamLooks } from '../estimate/look-table.ts';
import { noOutlook } from '../estimate/power/outlook.ts';
import { daysToDetect } from '../estimate/power/power.ts';
import type { Track } from './track.ts';
import { decideVerdict } from './verdict.ts';

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The look shown on a day: a superseded stream keeps showing its last evidence. */
const dayShown = ({ firstLook, count }: StreamLooks, day: number): number =>
  Math.min(day, firstLook + count - 1);

/** Row of the look shown on a day; NaN without any look. */
const rowShown = (looks: StreamLooks, day: number): number =>
  looks.count > 0 ? rowOf(looks, dayShown(looks, day)) : Number.NaN;

/** Whether a look of that day says of a stream that its metric is not in the data. */
export const isAbsent = ({ looks, absent }: Track, day: number): boolean => absent.has(dayShown(looks, day));

/** What a look says of a metric that is not in the data: that, and no number. */
export const nothingKnown = {
  n_before: null,
  n_after: null,
  effect: null,
  se: null,
  information: null,
  log_e: null,
  lower: null,
  upper: null,
  flagged: false,
  flagged_on: null,
  listed: false,
  controls: null,
  control_weight: null,
  phi: null,
  drift: null,
  mix_effect: null,
  pre_trend: null,
  pre_trend_se: null,
  ai_share_before: null,
  ai_share_after: null,
  ai_share_declared: null,
  design_hash: null,
} as const;

/** What recorded looks say besides, where nothing is to be said. */
export const noPower = {
  mean_before: null,
  mean_after: null,
  rho: null,
  days_to_detect: null,
  ...noOutlook,
} as const;

/** A look as it is recorded. Its power costs as much as several looks, so that replays leave it out. */
export function toRecordedLook(track: Track, look: Look): Look {
  const { looks } = track;
  const { figures } = looks.table;
  const day = look.day - 1 + track.changeDay;
  if (isAbsent(track, day) || saysVerdict(look.status, 'did_not_happen')) return { ...look, ...noPower };
  const row = rowShown(looks, day);
  const precision = {
    day: look.day,
    nBefore: look.n_before ?? 0,
    nAfter: look.n_after ?? 0,
    variance: (look.se ?? Number.NaN) ** 2,
    drift: look.drift ?? 0,
    controls: look.controls ?? 0,
    controlWeight: look.control_weight ?? 1,
  };
  // Guardrails are watched on both sides, each at half the level.
  const alpha = track.rule.better === 'two_sided' ? look.alpha / 2 : look.alpha;
  return {
    ...look,
    mean_before: finite(figures[row + figure.meanBefore] ?? Number.NaN),
    mean_after: finite(figures[row + figure.meanAfter] ?? Number.NaN),
    rho: finite(track.rho),
    days_to_detect: daysToDetect(precision, track.rho, alpha) ?? null,
    ...track.outlook(look.alpha),
  };
}

/** What a look at one stream on one day says. */
export function toLook(track: Track, day: number, knownOn: string, isListed: boolean): Look {
  const { looks, common, flag } = track;
  if (isAbsent(track, day)) {
    const status = day >= track.supersededFrom ? 'superseded' : 'not_in_data';
    return { known_on: knownOn, ...common, day: day - track.changeDay + 1, ...nothingKnown, status };
  }
  const { figures } = looks.table;
  const row = rowShown(looks, day);
  const effect = figures[row + figure.effect] ?? Number.NaN;
  const information = 1 / (figures[row + figure.variance] ?? Number.NaN);
  const half = intervalHalfWidth(information, track.rho, common.alpha);
  const isFlagged = flag.on <= day;
  const move = track.shareMoves(day);
  const verdict = verdictOn(track, day, row, effect + half);
  const look: Look = {
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
    control_weight: common.control_weight,
    phi: common.phi,
    drift: common.drift,
    mix_effect: finite(figures[row + figure.mixEffect] ?? Number.NaN),
    pre_trend: common.pre_trend,
    pre_trend_se: common.pre_trend_se,
    ai_share_before: move?.before ?? null,
    ai_share_after: move?.after ?? null,
    ai_share_declared: move?.declared ?? null,
    design_hash: common.design_hash,
    definition_version: common.definition_version,
  };
  return verdict === 'did_not_happen' ? { ...look, ...noNumbers } : look;
}

/** The verdict on a stream on one day, by the look shown in a row of the table. */
function verdictOn(track: Track, day: number, row: number, upper: number): Verdict {
  if (day >= track.supersededFrom) return 'superseded';
  return decideVerdict(track.rule, {
    isReady: track.looks.table.figures[row + figure.isReady] === 1,
    isFlagged: track.flag.on <= day,
    upper,
    shareFraction: track.shareMoves(day)?.fraction,
    isCorroborated: track.isCorroborated(day),
    isDoubted: track.isDoubted(day),
    isUnsure: track.flag.unsure.has(day),
  });
}

/** What is said of a change that did not happen: no comparison means anything. */
const noNumbers = {
  effect: null,
  se: null,
  information: null,
  log_e: null,
  lower: null,
  upper: null,
  mix_effect: null,
  listed: false,
  status: 'did_not_happen',
} as const;
