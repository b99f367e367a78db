/** Standard errors from 0 from which a pre-trend is shown with the effect. */
const shownFrom = 2;

/**
 * True when the treated were moving away from their controls before anything changed (docs/detection.md §5), so
 * that their effect may be older than the change.
 * @param preTrend in the metric's unit
 * @param se its standard error
 */
export const isPreTrendShown = (preTrend: number, se: number): boolean =>
  se > 0 && Math.abs(preTrend) >= shownFrom * se;
