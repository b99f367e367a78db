import { hash } from 'node:crypto';
import { dayText } from '../../contract/detection/brand-facts.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { isInServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { daysOnMovedControls } from '../estimate/moved-controls.ts';
import type { ShareMoves } from '../estimate/share-move.ts';
import type { Track } from './track.ts';

/**
 * One e-value for a scope: the mean of those of the metrics that are views of one harm. An average of e-values is one,
 * whatever they have to do with each other.
 */
export interface ScopeAlarm {
  readonly isAlarm: true;
  readonly firstLook: number;
  readonly lastLook: number;
  readonly supersededFrom: number;
  readonly changeDay: number;
  /** Day after day since the first look; NaN while no metric is past its burn-in. */
  readonly logE: Float64Array;
  /** First day at which E reaches 1/α; Infinity when there is none. */
  readonly flaggedOn: number;
  readonly flaggedText: string | null;
  /** Days on which it is flagged by immature responses alone, or by controls that moved themselves. */
  readonly unsure: ReadonlySet<number>;
  /** Streams of its metrics, those that have no part in the mean included. */
  readonly views: readonly Track[];
  /** Those that it is the mean of, chosen when the designs were settled; none: it says nothing. */
  readonly tracks: readonly Track[];
  readonly isControlled: boolean;
  readonly shareMoves: ShareMoves;
  readonly common: Pick<
    Look,
    'change_id' | 'change_effective_on' | 'brand' | 'scope' | 'alpha' | 'design_hash' | 'definition_version'
  >;
}

/**
 * Log of the mean of e-values, given by their logs; a metric that is not ready counts E = 1.
 * @param logs one for each metric; NaN where it is not ready
 */
export function logMeanE(logs: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < logs.length; i++) if (logs[i]! > largest) largest = logs[i]!;
  let sum = 0;
  for (let i = 0; i < logs.length; i++) sum += Math.exp((Number.isNaN(logs[i]) ? 0 : logs[i]!) - largest);
  return largest + Math.log(sum / logs.length);
}

/**
 * The alarm of a scope over the streams of one change in it.
 * @param alpha its error level: it is flagged at E ≥ 1/α
 * @param definitionVersion that of the alarm
 * @returns undefined when none of its metrics is judged in the scope
 */
export function alarmOf(
  tracks: readonly Track[],
  alpha: number,
  definitionVersion: string,
): ScopeAlarm | undefined {
  const views = tracks.filter((track) => isInServiceAlarm(track.common));
  const own = views.filter(({ isInData }) => isInData);
  const first = own[0] ?? views[0];
  if (first === undefined) return undefined;
  const lead = own.length > 0 ? own : views;
  const supersededFrom = Math.min(...lead.map((track) => track.supersededFrom));
  const firstLook = Math.min(...lead.map((track) => track.firstLook));
  const lastLook = Math.min(Math.max(...lead.map((track) => track.lastLook)), supersededFrom);
  const logE = gather(own, firstLook, Math.min(lastLook, supersededFrom - 1));
  const at = logE.findIndex((each) => each >= -Math.log(alpha));
  const flaggedOn = at < 0 ? Number.POSITIVE_INFINITY : firstLook + at;
  const { change_id, change_effective_on, brand, scope } = first.common;
  const immature = immatureDays(own, firstLook, logE.length, flaggedOn, -Math.log(alpha));
  const moved = daysOnMovedControls(
    flaggedOn,
    firstLook + logE.length - 1,
    (look) => logE[look - firstLook]! >= -Math.log(alpha),
    (look) => Math.min(...own.map(({ soundUntil }) => soundUntil(look))),
  );
  return {
    isAlarm: true,
    firstLook,
    lastLook,
    supersededFrom,
    changeDay: first.changeDay,
    logE,
    flaggedOn,
    flaggedText: at < 0 ? null : dayText(flaggedOn),
    unsure: immature.union(moved),
    views,
    tracks: own,
    isControlled: own.every(({ isControlled }) => isControlled),
    shareMoves: first.shareMoves,
    common: {
      change_id,
      change_effective_on,
      brand,
      scope,
      alpha,
      design_hash: own.length > 0 ? hashOf(own) : null,
      definition_version: definitionVersion,
    },
  };
}

/** Same text, same metrics with the same designs. */
const hashOf = (tracks: readonly Track[]): string =>
  hash(
    'sha256',
    JSON.stringify(tracks.map(({ common }) => [common.metric, common.design_hash])),
    'hex',
  ).slice(0, 16);

function gather(tracks: readonly Track[], from: number, to: number): Float64Array {
  const logs = new Float64Array(tracks.length);
  const logE = new Float64Array(Math.max(0, to - from + 1)).fill(Number.NaN);
  for (let k = 0; k < logE.length; k++) {
    let ready = 0;
    for (let i = 0; i < logs.length; i++) {
      logs[i] = evidenceOn(tracks[i]!, from + k);
      if (!Number.isNaN(logs[i])) ready++;
    }
    if (ready > 0) logE[k] = logMeanE(logs);
  }
  return logE;
}

const noDays: ReadonlySet<number> = new Set();

/**
 * Days on which the alarm stands only with metrics whose responses may mislead (docs/detection-method.md §5): until
 * the others have raised it by themselves it is at most suspected.
 */
function immatureDays(
  tracks: readonly Track[],
  firstLook: number,
  count: number,
  flaggedOn: number,
  threshold: number,
): ReadonlySet<number> {
  if (!Number.isFinite(flaggedOn)) return noDays;
  const days = new Set<number>();
  const doubtful = tracks.map((track) => track.immatureSince(flaggedOn));
  for (let day = flaggedOn; day < firstLook + count; day++) {
    const isDoubted = doubtful.some((each) => each.has(day));
    const sure = tracks.map((track, i) => (doubtful[i]!.has(day) ? Number.NaN : evidenceOn(track, day)));
    if (isDoubted && logMeanE(sure) < threshold) days.add(day);
  }
  return days;
}

const evidenceOn = ({ looks }: Track, day: number): number =>
  looks.evidence[day - looks.firstLook] ?? Number.NaN;
