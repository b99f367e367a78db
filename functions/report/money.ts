import { findMetric } from '../contract/definitions/metrics.ts';
import type { Row } from '../contract/lake/rows.ts';
import type { ReportColumn } from './catalogue.ts';

/** Whether a column of a report counts money in a row: always, or since the row is of a metric that does. */
export const isMoney = (row: Row, { unit }: Pick<ReportColumn, 'unit'>): boolean =>
  unit === 'money' || (unit === "the metric's" && findMetric(String(row.metric))?.unit === 'money');

/** Parts of a currency's unit that are told apart: a hundredth of a cent, finer than any price list adds up. */
const parts = 10_000;

/**
 * Money as reports give it, in the price list's currency: to four digits behind the point. Sums of prices differ beyond them
 * by the order in which an engine adds up.
 */
export const roundMoney = (value: number): number => Math.round(value * parts) / parts + 0;
