import { effectiveOf } from '../../design/design.ts';
import { knownParts, matureVolume } from '../../design/rho.ts';
import type { Stream } from '../../design/stream.ts';
import { driftVariance } from '../../noise/drift.ts';
import { type HistorySample, sampleHistory } from '../../noise/history-sample.ts';

/** What a comparison will be worth after so many days, at the volume of the before-window. */
export interface Ahead {
  /** Days from the change, whose day is 1. */
  readonly day: number;
  /** Treated observations known by then. */
  readonly nAfter: number;
  /** Part of a drop in mature values that the values known by then show, 0…1: who comes back does so later. */
  readonly shown: number;
  /** Sampling variance that the treated bring, φ included. */
  readonly treated: number;
  /** The same of the controls; 0 without. */
  readonly controls: number;
  /** What drift adds. */
  readonly drift: number;
}

/** Longest forecast: two years. */
export const longestAhead = 730;

/**
 * The variance of docs/detection.md §5 as it will be, day by day for two years, as far as the days before the change
 * tell: volume, strata, how late values become known, v, φ and drift.
 * @returns nothing without a design, or where no stratum has observations on every side
 */
export function* forecast(stream: Stream): Generator<Ahead> {
  const { design, stratification, change } = stream;
  if (design === undefined || stratification === undefined) return;
  const { window, weights, phi, deviation, controls, controlWeight } = design;
  const { maturities } = window;
  const { sides, known, shown } = sidesOf(stream);
  const effective = effectiveOf(weights, controls);
  const used = [...weights.keys()].filter((s) => sides.every(({ before }) => before[s]! > 0));
  const weight = used.reduce((sum, s) => sum + weights[s]!, 0);
  if (weight <= 0) return;
  const spread = weights.map(() => 0);
  const root = weights.map(() => 0);
  let grown = 0;
  let shownSoFar = 0;
  for (let day = 1, age = 1; day <= longestAhead; day++) {
    if (day < window.afterFrom - change.day + 1) continue;
    const at = Math.min(age++, known.length) - 1;
    grown += known[at]!;
    shownSoFar += known[at]! * shown[at]!;
    for (const s of used) {
      const deviationAt = deviation[s * maturities + at]!;
      spread[s]! += known[at]! * deviationAt ** 2;
      root[s]! += known[at]! * deviationAt;
    }
    if (grown <= 0) continue;
    const [treated = 0, others = 0] = sides.map(({ before, days }) =>
      used.reduce((sum, s) => {
        const after = (spread[s]! / grown) * (days / (before[s]! * grown));
        return sum + (weights[s]! / weight) ** 2 * (after + (root[s]! / grown) ** 2 / before[s]!);
      }, 0),
    );
    yield {
      day,
      nAfter: used.reduce((sum, s) => sum + (sides[0]!.before[s]! / sides[0]!.days) * grown, 0),
      shown: shownSoFar / grown,
      treated: phi * treated,
      controls: phi * controlWeight ** 2 * others,
      drift: driftVariance(design.drift, day, effective, controlWeight),
    };
  }
}

/** One side of the comparison: its mature volume before the change by stratum, and the days that this is of. */
interface Side {
  readonly before: Float64Array;
  readonly days: number;
}

/** What the history known at the change tells. */
interface Sides {
  /** The treated and, where there are any, the controls together. */
  readonly sides: readonly Side[];
  /** How much of a day is known, by maturity. */
  readonly known: Float64Array;
  /** How much of a drop the values known by then show, by maturity. */
  readonly shown: Float64Array;
}

function sidesOf({ index, change, treated, design, stratification }: Stream): Sides {
  const { window, controls, maturity } = design!;
  const strata = stratification!.names.length;
  const days = change.day - window.beforeFrom;
  const groups = [treated, ...(controls.length > 0 ? [controls.flatMap(({ cells }) => cells)] : [])];
  const histories = groups.map((cells) =>
    sampleHistory(index, stratification!.assign(cells), strata, window, []),
  );
  const seen = seenDays(histories, strata);
  const known = knownParts(histories, window.maturities, maturity, seen);
  const totals = histories.map((history) => ({ ...history, n: history.total }));
  const valued = knownParts(totals, window.maturities, maturity, seen);
  return {
    sides: histories.map(({ dailyN }) => ({ before: matureVolume(dailyN, strata, known, days), days })),
    known,
    shown: valued.map((part, m) => (known[m]! > 0 ? Math.min(1, part / known[m]!) : 0)),
  };
}

/** Days of history from the first that holds anything. */
function seenDays(histories: readonly HistorySample[], strata: number): number {
  const firsts = histories.map(({ dailyN }) => {
    const days = dailyN.length / strata;
    let first = days;
    for (let at = 0; at < dailyN.length; at++) if (dailyN[at]! !== 0) first = Math.min(first, at % days);
    return days - first;
  });
  return Math.max(0, ...firsts);
}
