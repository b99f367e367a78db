import { areaUnderCurve, isUsable, leastArea } from '../../contract/definitions/area-under-curve.ts';
import { numberOf, type Row } from '../../contract/lake/rows.ts';
import { cells } from './estimates/estimate-rows.ts';
import { estimateShare } from './estimates/intervals.ts';

/** The report sentiment_agreement from its counts and rank sums. */
export const agreeWithScores = (rows: readonly Row[]): Row[] => rows.map(inferRow);

function inferRow(row: Row): Row {
  const number = (column: string) => numberOf(row, column);
  const n = number('n');
  const area = areaUnderCurve({ n, low: number('count_low'), rankSum: number('rank_sum') });
  return {
    ...row,
    ...cells('auc', area),
    verdict:
      area === undefined
        ? null
        : !isUsable(area)
          ? 'not to be used'
          : area.lower < leastArea
            ? 'doubtful'
            : 'usable',
    ...cells('precision', estimateShare(number('count_both'), number('count_negative'))),
    ...cells('recall', estimateShare(number('count_both'), number('count_low'))),
    maturity: n === 0 ? null : number('n_mature') / n,
    status: area === undefined ? 'not_enough_data' : 'ok',
  };
}
