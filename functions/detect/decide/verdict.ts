import type { JudgedMetric } from '../../contract/definitions/metrics.ts';
import type { Verdict } from '../../contract/detection/evaluation.ts';
import { leastFraction } from '../../contract/detection/undone-change.ts';

/** What a verdict rests on, at one look. */
export interface Evidence {
  /** Burn-in over and an estimate there. */
  readonly isReady: boolean;
  /** Flagged at this look or before. */
  readonly isFlagged: boolean;
  /** Upper end of the time-uniform interval of the effect; NaN without an estimate. */
  readonly upper: number;
  /** A survey-free metric of the same change and scope is flagged too. */
  readonly isCorroborated: boolean;
  /** What the metric measures is in doubt here, as known on the day. */
  readonly isDoubted: boolean;
  /** Observed over declared move of the AI share; undefined where none was declared or it is not known yet. */
  readonly shareFraction: number | undefined;
  /** The flag rests on immature responses, whose age profile moved, or on controls that moved themselves. */
  readonly isUnsure: boolean;
}

/** The verdict of docs/detection.md §6. */
export function decideVerdict(rule: JudgedMetric, evidence: Evidence): Verdict {
  const { isReady, isFlagged, upper, shareFraction } = evidence;
  const unflagged = verdictUnflagged(isReady, shareFraction);
  if (!isFlagged && (unflagged === 'did_not_happen' || unflagged === 'smaller_than_declared'))
    return unflagged;
  const hasImproved = isReady && rule.better !== 'two_sided' && upper < 0;
  if (hasImproved) return 'improved';
  if (isFlagged) {
    const needsOthers = rule.isSurveyBased || evidence.isDoubted;
    const isSure = !evidence.isUnsure && (!needsOthers || evidence.isCorroborated);
    return isSure ? 'regression_confirmed' : 'regression_suspected';
  }
  return unflagged;
}

/** What is said of a stream without a flag, its interval apart. */
export function verdictUnflagged(isReady: boolean, shareFraction = 1): Verdict {
  if (shareFraction < leastFraction.happened) return 'did_not_happen';
  if (shareFraction < leastFraction.asDeclared) return 'smaller_than_declared';
  return isReady ? 'no_regression_so_far' : 'not_enough_data';
}
