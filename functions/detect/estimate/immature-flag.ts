import type { Stream } from '../design/stream.ts';
import { areResponsesImmature } from './age-profile.ts';
import { type ContrastSample, sampleContrast } from './contrast-sample.ts';
import { createLookTable, firstFlag, type StreamLooks } from './look-table.ts';
import { lookDaily } from './looks.ts';
import { daysOnMovedControls, soundUntil } from './moved-controls.ts';

/** When a stream was flagged, and on which days that flag is not sure. */
export interface Flag {
  /** First flagged day; Infinity when there is none. */
  readonly on: number;
  /** Days on which it may be at most suspected: it rests on immature responses, or on controls that moved themselves. */
  readonly unsure: ReadonlySet<number>;
}

const noDays: ReadonlySet<number> = new Set();

export function flagOf(stream: Stream, looks: StreamLooks, alpha: number): Flag {
  const on = firstFlag(looks, alpha);
  const moved = daysOnMovedControls(
    on,
    looks.firstLook + looks.count - 1,
    (look) => looks.evidence[look - looks.firstLook]! >= -Math.log(alpha),
    soundUntil(stream),
  );
  return { on, unsure: moved.union(immatureDays(stream, looks, alpha, on)) };
}

/**
 * First day on which a flag, of a stream or of a scope's alarm, is sure; Infinity when there is none.
 * @param on first flagged day
 * @param unsure days on which it is at most suspected
 */
export function firstSureDay(on: number, unsure: ReadonlySet<number>): number {
  let day = on;
  while (unsure.has(day)) day++;
  return day;
}

/**
 * Where the age profile of answers moved and what they say depends on age, a flag is at most suspected until full
 * maturity: until the days that are fully mature have raised it by themselves (docs/detection-method.md §5).
 * @param flaggedOn first flagged day; Infinity when there is none
 */
export function immatureDays(
  stream: Stream,
  looks: StreamLooks,
  alpha: number,
  flaggedOn: number,
): ReadonlySet<number> {
  const { firstLook, count } = looks;
  const { design, stratification, index, treated } = stream;
  const isFlagged = Number.isFinite(flaggedOn);
  if (!isFlagged || design === undefined || stratification === undefined || design.maturity < 2)
    return noDays;
  const lastLook = firstLook + count - 1;
  const isMature = (sample: ContrastSample) => matureOnly(sample, design.window.maturities, design.maturity);
  const mature = lookDaily(stream, createLookTable(1, firstLook, lastLook), 0, isMature);
  const end = Math.min(lastLook + 1, firstFlag(mature, alpha));
  const strata = design.strata.length;
  const aged = {
    sample: sampleContrast(index, stratification.assign(treated), strata, design.window),
    strata,
    maturities: design.window.maturities,
    deviation: design.deviation,
    phi: design.phi,
  };
  const days = new Set<number>();
  for (let day = flaggedOn; day < end; day++) {
    if (areResponsesImmature(aged, day - design.window.afterFrom)) days.add(day);
  }
  return days;
}

/** The sample without what days said before they were as old as the longest lag of history. */
function matureOnly(sample: ContrastSample, maturities: number, maturity: number): ContrastSample {
  const keepMature = (_: number, at: number) => (at % maturities) + 1 >= maturity;
  const afterN = sample.afterN.map((n, at) => (keepMature(n, at) ? n : 0));
  return { ...sample, afterN };
}
