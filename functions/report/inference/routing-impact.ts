import { findMetric } from '../../contract/definitions/metrics.ts';
import { largestDifference, withinPossible } from '../../contract/definitions/possible-difference.ts';
import { isPreTrendShown } from '../../contract/detection/pre-trend.ts';
import { isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { numberOf, type Row, textOf } from '../../contract/lake/rows.ts';
import { cells } from './estimates/estimate-rows.ts';

/** The report routing_impact from the newest looks of the detector; without enough data there is no effect. */
export const routingImpact = (rows: readonly Row[]): Row[] =>
  rows.map((recorded) => {
    const row = possibleEffect(recorded);
    const isSilent = isWithoutData(row) || row.effect === null;
    return {
      ...row,
      ...(isSilent ? cells('effect', undefined) : {}),
      level: isSilent && !isAlarm(row) ? null : 1 - numberOf(row, 'alpha'),
      excluded_drop: isSilent ? null : excludedDrop(row),
      control_weight: row.control_weight ?? null,
      rho: row.rho ?? null,
      days_to_detect: row.days_to_detect ?? null,
      days_to_detect_5: row.days_to_detect_5 ?? null,
      days_to_detect_10: row.days_to_detect_10 ?? null,
      days_to_detect_20: row.days_to_detect_20 ?? null,
      days_limited_by: row.days_limited_by ?? null,
      pre_trend: row.pre_trend ?? null,
      pre_trend_se: row.pre_trend_se ?? null,
      ai_share_before: row.ai_share_before ?? null,
      ai_share_after: row.ai_share_after ?? null,
      ai_share_declared: row.ai_share_declared ?? null,
      was_moving_before: wasMovingBefore(row),
      mix_effect: isSilent ? null : (row.mix_effect ?? null),
    };
  });

/** An effect ends where what is possible does. */
export const possibleEffect = (row: Row): Row =>
  withinPossible(row, row.metric, ['effect', 'effect_lower', 'effect_upper']);

const isWithoutData = (row: Row): boolean => /^not_(enough|in)_data/.test(textOf(row, 'status'));

/** The alarm of a scope has a level without an effect of its own. */
const isAlarm = (row: Row): boolean =>
  isServiceAlarm({ metric: textOf(row, 'metric') }) && !isWithoutData(row);

/** Empty where the days before cannot be compared. */
const wasMovingBefore = ({ pre_trend, pre_trend_se }: Row): boolean | null =>
  typeof pre_trend === 'number' && typeof pre_trend_se === 'number'
    ? isPreTrendShown(pre_trend, pre_trend_se)
    : null;

/**
 * The end of the interval: a larger drop is excluded; where any move is one, the end that is further off. Empty when
 * no drop could be that large.
 */
function excludedDrop(row: Row): number | null {
  const metric = findMetric(textOf(row, 'metric'));
  const upper = Math.max(0, numberOf(row, 'effect_upper'));
  const end = metric?.better === 'two_sided' ? Math.max(upper, -numberOf(row, 'effect_lower')) : upper;
  return metric !== undefined && end >= largestDifference(metric.name) ? null : end;
}
