import { findMetric } from '../contract/definitions/metrics.ts';
import type { Row } from '../contract/lake/rows.ts';
import type { ReportColumn } from './catalogue.ts';

/** Whether a column of a report counts money in a row: always, or since the row is of a metric that does. */
export const isMoney = (row: Row, { unit }: Pick<ReportColumn, 'unit'>): boolean =>
  unit === 'money' || (unit === "the metric's" && findMetric(String(row.metric))?.unit === 'money');

/** Digits behind the point: finer than any price, and coarser than what adding up in another order changes. */
const digits = 8;

/**
 * Money as reports give it, in the price list's currency, without the digits that only the order of adding up made: two
 * engines add up in different orders. Means and estimates keep all that an analyst could compare.
 */
export const roundMoney = (value: number): number => Number(value.toFixed(digits)) + 0;
