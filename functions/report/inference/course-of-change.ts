import { groupRows, numberOf, type Row, sumOf, textOf } from '../../contract/lake/rows.ts';
import { splitByChange } from './change-controls.ts';
import { cells } from './estimates/estimate-rows.ts';
import { estimateMetric } from './estimates/metric-scale.ts';

/**
 * The report change_course from its sums by period, metric and place: of each period and metric a row for the tickets of
 * the change and one for its controls, distinguished as in drop_explained. Without a change all that was asked for is treated.
 */
export function courseOfChange(rows: readonly Row[]): Row[] {
  const { treated, controls } = splitByChange(rows) ?? { treated: rows, controls: [] };
  return [...tellSide('treated', treated), ...tellSide('controls', controls)].sort((a, b) =>
    textOf(a, 'first_day') < textOf(b, 'first_day')
      ? -1
      : textOf(a, 'first_day') > textOf(b, 'first_day')
        ? 1
        : 0,
  );
}

const tellSide = (side: string, rows: readonly Row[]): Row[] =>
  [...groupRows(rows, (row) => `${textOf(row, 'first_day')} ${textOf(row, 'metric')}`).values()].map((own) =>
    tellPeriod(side, own),
  );

function tellPeriod(side: string, rows: readonly Row[]): Row {
  const { first_day = null, last_day = null, metric = null } = rows[0]!;
  const n = sumOf(rows, 'n');
  const all = sumOf(rows, 'all_tickets');
  const shown = sumOf(rows, 'tickets');
  const isAbsent = all > 0 && shown === 0;
  const sums = { n, total: sumOf(rows, 'total'), total_squares: sumOf(rows, 'total_squares') };
  const estimate = isAbsent ? undefined : estimateMetric(textOf(rows[0]!, 'metric'), sums);
  return {
    first_day,
    last_day,
    side,
    metric,
    n: isAbsent ? null : n,
    ...cells('value', estimate),
    places: countPlaces(rows),
    covered_share: all > 0 ? shown / all : null,
    maturity: isAbsent || n === 0 ? null : sumOf(rows, 'n_mature') / n,
    status: isAbsent ? 'not_in_data' : estimate === undefined ? 'not_enough_data' : 'ok',
  };
}

const countPlaces = (rows: readonly Row[]): number =>
  groupRows(
    rows.filter((row) => numberOf(row, 'all_tickets') > 0),
    (row) => JSON.stringify([row.brand, row.market, row.channel, row.queue]),
  ).size;
