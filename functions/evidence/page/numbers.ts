import { findMetric } from '../../contract/definitions/metrics.ts';
import type { Cell } from '../../platform/ports.ts';
import { format, type Kind } from '../figures/format-number.ts';
import { toNineDigits } from '../gather/nine-digits.ts';
import { type At, rowAt } from '../gather/streams.ts';
import { type Html, html, nameOf } from './html.ts';

/** Columns that hold a difference: between two of the metric's values, or what a hand-back adds. */
const differences =
  /^(effect|excluded_drop|rho|pre_trend|raw|within|mix|response|gap|(gained|cost)_a_week)(_(lower|upper|se))?$/;
/** Sizes, which have no sign to show: what is looked for, what is excluded, how unsure. */
const sizes = /^(excluded_drop|rho)$|_se$/;

const kinds: Readonly<Record<string, Kind>> = {
  share: 'share',
  money: 'money',
  points: 'points',
  minutes: 'minutes',
  log: 'log',
};

/** What a column of an answer counts in, for a row. */
export function kindOf(where: At, column: string): Kind {
  const spec = where.answer.result.columns.find(({ name }) => name === column);
  if (spec === undefined) throw new Error(`evidence: no column ${column} in ${where.answer.result.report}`);
  if (spec.unit === "the metric's") return metricUnit(where);
  if (spec.type !== 'bigint' && spec.type !== 'double') return 'text';
  return kinds[spec.unit] ?? 'count';
}

const metricUnit = (where: At): Kind => {
  const { metric } = rowAt(where);
  return findMetric(String(metric ?? where.answer.result.parameters.metric))?.unit ?? 'points';
};

/**
 * One cell of an answer as people read it, with its value to nine digits and where it comes from (answer/row/column) beside it;
 * every number of a page is made here.
 */
export function cell(where: At, column: string): Html {
  const value = rowAt(where)[column];
  if (value === undefined) kindOf(where, column);
  if (value === null || value === undefined) return html`<span class="none">–</span>`;
  if (typeof value === 'boolean') return html`${value ? 'yes' : 'no'}`;
  if (typeof value === 'string')
    return isDay(value) ? day(value) : /^[a-z_]+$/.test(value) ? html`${value}` : nameOf(value);
  const text = format(
    value,
    kindOf(where, column),
    differences.test(column),
    differences.test(column) && !sizes.test(column),
  );
  return html`<data value="${toNineDigits(value)}" data-at="${where.answer.id}/${where.row}/${column}">${text}</data>`;
}

/** A count with the name of what it counts, many or one. */
export const counted = (where: At, column: string, name: string): Html =>
  html`${cell(where, column)} ${name}${rowAt(where)[column] === 1 ? '' : 's'}`;

/** A value and its interval. */
export const interval = (where: At, column: string): Html =>
  rowAt(where)[column] === null
    ? cell(where, column)
    : html`${cell(where, column)} <span class="interval">[${cell(where, `${column}_lower`)}, ${cell(where, `${column}_upper`)}]</span>`;

/** A day or instant. */
export const day = (text: string): Html =>
  html`<time datetime="${text}">${text.slice(0, 16).replace('T', ' ')}</time>`;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/.test(text);

/** What the differences of a metric are counted in, for a sentence. */
export function unitWords(metric: Cell, currency: string): string {
  const unit = findMetric(String(metric))?.unit;
  if (unit === 'share') return 'percentage points';
  return unit === 'points' ? 'points on the scale of 1 to 5' : currency;
}
