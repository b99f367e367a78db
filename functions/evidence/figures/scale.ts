import { findMetric } from '../../contract/definitions/metrics.ts';
import { format } from './format-number.ts';

/** A tick of a metric's axis: percent for shares, the score's points, or money. */
export function tickOf(metric: string): (value: number) => string {
  const unit = findMetric(metric)?.unit;
  if (unit === 'share') return (value) => `${Number((100 * value).toFixed(1))} %`;
  return (value) => String(Number(value.toFixed(2)));
}

/** A tick of an axis of differences: percentage points for shares, with its sign. */
export function differenceTickOf(metric: string): (value: number) => string {
  const factor = findMetric(metric)?.unit === 'share' ? 100 : 1;
  return (value) => {
    const shown = Number((factor * value).toFixed(2));
    return shown > 0 ? `+${shown}` : String(shown).replace('-', '−');
  };
}

/** A difference beside its bar, with the digits that sentences give it: a tenth of a percentage point, a hundredth else. */
export const differenceOf = (metric: string, value: number): string =>
  format(value, findMetric(metric)?.unit ?? 'points', true);

/** What an axis of differences counts in. */
export function differenceUnitOf(metric: string): string {
  const unit = findMetric(metric)?.unit;
  return unit === 'share' ? 'percentage points' : unit === 'points' ? 'points of the score' : 'money';
}

/** What the sign of a value before less one since means. */
export function worseSign(metric: string): string {
  const better = findMetric(metric)?.better;
  return better === 'down' ? 'minus is worse' : better === 'up' ? 'plus is worse' : 'a move either way';
}

const dayLength = 86_400_000;
/** Fewer days have a tick each, never hours. */
const fewDays = 7;

/** An axis of days. */
export function dayAxis(days: readonly Date[]): { type: 'utc'; label: null; ticks?: 'day' } {
  const times = days.map((day) => day.getTime());
  const isShort = Math.max(...times) - Math.min(...times) < fewDays * dayLength;
  return { type: 'utc', label: null, ...(isShort && { ticks: 'day' as const }) };
}

/** Ends for a scale of bars when all of them are nothing: bars of nothing would fill it. Else those of the data. */
export const barEnds = (values: readonly number[]): { domain?: [number, number] } =>
  values.every((value) => value === 0) ? { domain: [0, 1] } : {};
