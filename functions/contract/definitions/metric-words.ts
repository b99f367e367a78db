import { isServiceAlarm, serviceAlarm } from '../detection/service-alarm.ts';
import { findMetric } from './metrics.ts';

/** A metric, or the alarm of a scope, as a person calls it. */
export const titleOf = (metric: string): string =>
  isServiceAlarm({ metric }) ? serviceAlarm.title : (findMetric(metric)?.title ?? metric);

/** An amount of money with two digits, its thousands set apart. */
export const amountOf = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A value of a metric without its unit: a share in percent, anything else with two digits; what rounds to 0 has no sign. */
export const plainValue = (metric: string, value: number): string =>
  (findMetric(metric)?.unit === 'share' ? (100 * value).toFixed(1) : amountOf(value)).replace(
    /^-(0\.0+)$/,
    '$1',
  );

/**
 * A mean with its unit: percent, points of the score, or money.
 * @param currency of the price list; left out where no metric counts money
 */
export function meanInWords(metric: string, value: number, currency?: string): string {
  const unit = findMetric(metric)?.unit;
  return unit === 'money'
    ? moneyInWords(plainValue(metric, value), currency)
    : plainValue(metric, value) + (unit === 'share' ? ' %' : '');
}

const moneyInWords = (amount: string, currency: string | undefined): string =>
  currency === undefined ? amount : `${currency} ${amount}`;

/** The size of a difference with its unit; one too small for its digits is less than the least that they show, not 0. */
export function sizeInWords(metric: string, size: number, currency?: string): string {
  const least = findMetric(metric)?.unit === 'share' ? 0.001 : 0.01;
  return size > 0 && Number(plainValue(metric, size)) === 0
    ? `less than ${differenceInWords(metric, least, currency)}`
    : differenceInWords(metric, size, currency);
}

/** A difference of two means with its unit: percentage points, points of the score, or money in the currency of the price list. */
export function differenceInWords(metric: string, value: number, currency?: string): string {
  const unit = findMetric(metric)?.unit;
  if (unit === 'money') return moneyInWords(plainValue(metric, value), currency);
  const words = unit === 'share' ? ' percentage points' : unit === 'points' ? ' points' : '';
  return plainValue(metric, value) + words;
}
