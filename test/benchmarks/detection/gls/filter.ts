/** One day of the contrast: treated less controls, centred; positive = better. */
export interface ContrastDay {
  /** NaN where either side has nothing that day. */
  readonly value: number;
  /** Sampling variance of the value. */
  readonly variance: number;
  /** Whether the change is in force. */
  readonly isAfter: boolean;
}

/** Evidence for a step at the change, under level + random walk + sampling noise. */
export interface Score {
  /** S: its expectation is I · drop. */
  readonly sum: number;
  /** I: information about the drop, 1/variance. */
  readonly information: number;
}

/**
 * The generalised least squares contrast (docs/detection-method.md), day by day, with a diffuse start: the Kalman filter of the
 * level, run for the days and for the indicator of the change alike. Its score has independent increments.
 * @param walk variance that the level gains in a day
 */
export function scoreOf(days: Iterable<ContrastDay>, walk: number): Score {
  let level = 0;
  let indicator = 0;
  let variance = Number.POSITIVE_INFINITY;
  let sum = 0;
  let information = 0;
  for (const { value, variance: noise, isAfter } of days) {
    if (Number.isNaN(value)) {
      variance += walk;
      continue;
    }
    if (variance === Number.POSITIVE_INFINITY) {
      level = value;
      indicator = isAfter ? 1 : 0;
      variance = noise + walk;
      continue;
    }
    const expected = variance + noise;
    const surprise = value - level;
    const step = (isAfter ? 1 : 0) - indicator;
    sum -= (step * surprise) / expected;
    information += (step * step) / expected;
    const gain = variance / expected;
    level += gain * surprise;
    indicator += gain * step;
    variance = variance * (1 - gain) + walk;
  }
  return { sum, information };
}
