import { amountOf } from '../../contract/definitions/metric-words.ts';
import type { MetricUnit } from '../../contract/definitions/metrics.ts';

/** What a number of a page counts in. */
export type Kind = MetricUnit | 'count' | 'minutes' | 'log' | 'text';

/** The text of a number; the signs of differences are always shown, positive is worse. */
export function format(value: number, kind: Kind, isDifference = false, isSigned = isDifference): string {
  const size = sizeOf(Math.abs(value), kind);
  // What is too small for its digits has no side.
  const isNothing = /^[0.]+$/.test(size);
  const sign = isNothing ? '' : value < 0 ? '−' : isSigned ? '+' : '';
  return `${sign}${size}${kind === 'share' && !isDifference ? ' %' : ''}`;
}

function sizeOf(size: number, kind: Kind): string {
  if (kind === 'share') return (100 * size).toFixed(1);
  if (kind === 'points' || kind === 'money') return amountOf(size);
  if (kind === 'minutes' || kind === 'log') return size.toFixed(1);
  return Number.isInteger(size) ? size.toLocaleString('en-US') : size.toFixed(1);
}
