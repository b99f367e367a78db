import type { MetricRule } from './metric-rules.ts';

export type Verdict =
  | 'regression_confirmed'
  | 'regression_suspected'
  | 'no_regression_so_far'
  | 'improved'
  | 'not_enough_data'
  | 'superseded';
/** A verdict; without controls, before is only compared with after, and that is said. */
export type Status = Verdict | `${Verdict}_uncontrolled`;

/** What a verdict hangs on, at one look. */
export interface Evidence {
  /** Burn-in over and an estimate there. */
  readonly isReady: boolean;
  /** Flagged at this look or before. */
  readonly isFlagged: boolean;
  /** Upper end of the time-uniform interval of the effect; NaN without an estimate. */
  readonly upper: number;
  /** A survey-free metric of the same change and scope is flagged too. */
  readonly isWitnessed: boolean;
  /** The flag hangs on young answers whose ages moved. */
  readonly isDoubtful: boolean;
}

/** The verdict of docs/detection.md §7. */
export function judge(rule: MetricRule, evidence: Evidence): Verdict {
  const { isReady, isFlagged, upper } = evidence;
  const hasImproved = isReady && rule.better !== 'two_sided' && upper < 0;
  if (hasImproved) return 'improved';
  if (isFlagged) {
    const isSure = !evidence.isDoubtful && (!rule.isSurveyed || evidence.isWitnessed);
    return isSure ? 'regression_confirmed' : 'regression_suspected';
  }
  return isReady ? 'no_regression_so_far' : 'not_enough_data';
}

/** Whether a status is this verdict, with controls or without. */
export const saysVerdict = (status: Status, verdict: Verdict): boolean =>
  status === verdict || status === withControls(verdict, false);

export const withControls = (verdict: Verdict, hasControls: boolean): Status =>
  hasControls ? verdict : `${verdict}_uncontrolled`;
