import { findMetric } from '../../contract/definitions/metrics.ts';
import { type At, metricOf, rowAt } from '../gather/streams.ts';
import { type Html, html } from './html.ts';
import { interval, unitWords } from './numbers.ts';

/**
 * An effect with its interval and its direction in words. "Worse by" (a cost: "dearer by") needs the whole interval on that
 * side; else the sign says which way. A guardrail has no better side: its sign is lower or higher.
 */
export function effectInWords(at: At, currency: string): Html {
  const { effect, effect_lower: lower } = rowAt(at);
  const size = html`${interval(at, 'effect')} ${unitWords(metricOf(at), currency)}`;
  const { better, unit } = findMetric(metricOf(at)) ?? {};
  const isAbove = Number(effect) >= 0;
  if (better === 'two_sided') return isAbove ? html`lower by ${size}` : html`${size}, where minus is higher`;
  const isMoney = unit === 'money';
  if (Number(lower) > 0) return html`${isMoney ? 'dearer' : 'worse'} by ${size}`;
  const sign = isAbove
    ? `plus is ${isMoney ? 'dearer' : 'worse'}`
    : `minus is ${isMoney ? 'cheaper' : 'better'}`;
  return html`${size}, where ${sign}`;
}
