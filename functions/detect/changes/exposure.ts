import { mostLikelyDay } from './most-likely-day.ts';

/** Daily tickets of one scope and how many of them AI handled first; index 0 is the first day. */
export interface ExposureSeries {
  readonly n: Float64Array;
  readonly byAi: Float64Array;
}

/** A move of the AI share, as found. Days are indices into the series. */
export interface ExposureShift {
  /** First day of the new share. */
  readonly day: number;
  /** First and last day that the shares do not rule out as that day (95 %). */
  readonly earliest: number;
  readonly latest: number;
  readonly foundOn: number;
  readonly before: number;
  readonly after: number;
}

const alternatives = [0.05, 0.1, 0.2, 0.4].flatMap((shift) => [shift, -shift]);
const baselineDays = 28;
const fewestBaselineDays = 14;
/** Noise is read from 26 weeks that end a week ago, so that a shift under way does not count as noise. */
const noiseDays = 182;
const noiseGap = 7;
/** Days waited after the alarm, so that the shift can be dated. */
const datingDays = 4;
/** Days of watching over which the error level holds. */
const watchDays = 90;
const smallestShift = 0.05;
/** 95 % of likelihood ratios for the day of a change lie below: (1 − e^(−x/2))² = .95 (Siegmund 1988). */
const datingRatio = -2 * Math.log(1 - Math.sqrt(0.95));

/**
 * Watches the AI share of a scope day by day with an e-Shiryaev–Roberts statistic (Shin, Ramdas, Rinaldo
 * 2022, "E-detectors"): R ← (1 + R)·L, the mean over shifts of ±5 … ±40 points, each day's counts against its
 * trailing 28 days. E[R] grows by at most 1 a day when nothing moves, so an alarm at R ≥ 90/α has
 * P(false alarm in 90 days) ≤ α. What a day's look says depends on nothing later.
 */
export function findExposureShifts(series: ExposureSeries, alpha: number): ExposureShift[] {
  const threshold = Math.log(watchDays / alpha);
  const shifts: ExposureShift[] = [];
  const logR = new Float64Array(alternatives.length).fill(Number.NEGATIVE_INFINITY);
  const length = series.n.length;
  let start = 0;
  let alarmedOn = Number.POSITIVE_INFINITY;
  for (let day = 0; day < length; day++) {
    const baseline = baselineOf(series, Math.max(start, day - baselineDays), day);
    if (series.n[day]! <= 0 || baseline.days < fewestBaselineDays) continue;
    const noise = noiseOf(series, start, day);
    const inflation = noise.phi * persistence(noise) * (1 + series.n[day]! / baseline.n);
    alternatives.forEach((shift, i) => {
      const gained = shiftLikelihood(series.byAi[day]!, series.n[day]!, baseline.smoothed, shift);
      logR[i] = gained === undefined ? Number.NEGATIVE_INFINITY : softplus(logR[i]!) + gained / inflation;
    });
    if (logMean(logR) >= threshold) alarmedOn = Math.min(alarmedOn, day);
    if (day < alarmedOn + datingDays) continue;
    const found = dateShift(series, start, day, noise);
    if (!(Math.abs(found.after - found.before) >= smallestShift)) continue;
    shifts.push(found);
    start = found.day;
    alarmedOn = Number.POSITIVE_INFINITY;
    logR.fill(Number.NEGATIVE_INFINITY);
  }
  return shifts;
}

/**
 * Log-likelihood ratio of a day's binomial count at a share moved by `shift` against the share as it was. Of the counts
 * themselves, not of a normal curve: with few tickets and a small share two by AI on one day are no rarity.
 * @returns undefined where no share lies so far
 */
function shiftLikelihood(byAi: number, n: number, share: number, shift: number): number | undefined {
  const moved = share + shift;
  if (moved <= 0 || moved >= 1) return undefined;
  return byAi * Math.log(moved / share) + (n - byAi) * Math.log((1 - moved) / (1 - share));
}

interface Baseline {
  readonly n: number;
  readonly share: number;
  /** The share with half a ticket each way, so that it is neither 0 nor 1. */
  readonly smoothed: number;
  /** Binomial variance of one ticket, kept off 0 by half a ticket each way. */
  readonly variance: number;
  readonly days: number;
}

function baselineOf({ n, byAi }: ExposureSeries, from: number, to: number): Baseline {
  let tickets = 0;
  let handled = 0;
  let days = 0;
  for (let d = from; d < to; d++) {
    tickets += n[d]!;
    handled += byAi[d]!;
    if (n[d]! > 0) days++;
  }
  const smoothed = (handled + 0.5) / (tickets + 1);
  return { n: tickets, share: handled / tickets, smoothed, variance: smoothed * (1 - smoothed), days };
}

interface Noise {
  /** Over-dispersion of the days: Pearson's χ² over its freedom, at least 1. */
  readonly phi: number;
  /** Lag-1 correlation of the days, 0 … 0.9. */
  readonly correlation: number;
}

/** What correlated days add to the variance of a mean: (1 + r)/(1 − r). */
const persistence = ({ correlation }: Noise): number => (1 + correlation) / (1 - correlation);

function noiseOf(series: ExposureSeries, start: number, today: number): Noise {
  const to = today - noiseGap - start >= fewestBaselineDays ? today - noiseGap : today;
  const from = Math.max(start, to - noiseDays);
  const { share, variance } = baselineOf(series, from, to);
  let squares = 0;
  let products = 0;
  let count = 0;
  let previous = 0;
  for (let d = from; d < to; d++) {
    const n = series.n[d]!;
    const z = n > 0 ? (series.byAi[d]! / n - share) / Math.sqrt(variance / n) : 0;
    if (n > 0) count++;
    squares += z * z;
    products += z * previous;
    previous = z;
  }
  if (count < 2 || squares <= 0) return { phi: 1, correlation: 0 };
  const raw = products / squares;
  // Estimates of the correlation are too small by (1 + 3r)/n (Kendall 1954).
  const correlation = Math.min(0.9, Math.max(0, raw + (1 + 3 * raw) / count));
  return { phi: Math.max(1, squares / (count - 1)), correlation };
}

/**
 * Dates a shift by the likelihood of each day to split the days up to today into two constant shares, the shares
 * themselves free (Hinkley 1970). What days scatter beyond the binomial does not shrink with their tickets, so that
 * a day weighs 1/(1/n + (φ − 1)/n̄). With it come the days that the likelihood leaves possible (Eo and Morley 2015).
 */
function dateShift(series: ExposureSeries, start: number, today: number, noise: Noise): ExposureShift {
  const from = Math.max(start, today - 2 * baselineDays);
  const tickets = baselineOf(series, from, today + 1);
  const excess = (noise.phi - 1) / (tickets.n / tickets.days);
  const weigh = (first: number, end: number) => weighDays(series, first, end, excess);
  const whole = weigh(from, today + 1);
  const gains = new Map<number, number>();
  for (let day = today; day > Math.max(from, today - baselineDays); day--) {
    const before = weigh(from, day);
    const after = weigh(day, today + 1);
    if (before.weight <= 0 || after.weight <= 0) continue;
    gains.set(day, ((before.share - after.share) ** 2 * before.weight * after.weight) / whole.weight);
  }
  const [likeliest, most] = [...gains].reduce((best, each) => (each[1] > best[1] ? each : best), [today, 0]);
  const sidesOf = (day: number) => ({
    before: baselineOf(series, Math.max(start, day - baselineDays), day),
    after: baselineOf(series, day, today + 1),
  });
  const { before, after } = sidesOf(likeliest);
  const within = (before.n * before.variance + after.n * after.variance) / (before.n + after.n);
  const unit = within * persistence(noise);
  const found = mostLikelyDay(gains, unit) ?? today;
  const possible = [...gains].filter(([, gain]) => gain >= most - datingRatio * unit).map(([day]) => day);
  const sides = sidesOf(found);
  return {
    day: found,
    earliest: Math.min(found, ...possible),
    latest: Math.max(found, ...possible),
    foundOn: today,
    before: sides.before.share,
    after: sides.after.share,
  };
}

/** Mean share of the days [from, to), each weighing 1/(1/n + excess), and their weight. */
function weighDays({ n, byAi }: ExposureSeries, from: number, to: number, excess: number) {
  let weight = 0;
  let sum = 0;
  for (let d = from; d < to; d++) {
    if (n[d]! <= 0) continue;
    const own = 1 / (1 / n[d]! + excess);
    weight += own;
    sum += (own * byAi[d]!) / n[d]!;
  }
  return { weight, share: sum / weight };
}

/** log(1 + e^x) */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function logMean(logs: Float64Array): number {
  const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  return largest + Math.log(logs.reduce((sum, each) => sum + Math.exp(each - largest), 0) / logs.length);
}
