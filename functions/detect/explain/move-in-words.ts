import { differenceInWords, titleOf } from '../../contract/definitions/metric-words.ts';
import { type JudgedMetric, judgedMetrics } from '../../contract/definitions/metrics.ts';
import { isNoLongerSeen, noLongerSeen } from '../../contract/definitions/no-longer-seen.ts';
import { hasLostControls, type Look, saysVerdict } from '../../contract/detection/evaluation.ts';
import { isPreTrendShown } from '../../contract/detection/pre-trend.ts';
import { changeInSentence } from '../../contract/detection/undeclared-change.ts';
import { intervalOf, statusInWords, whereOf } from './wording.ts';

/** How a flagged metric moved at one place, how sure that is, and as a sentence by how much, since when, by which change. */
export function moveOf(
  look: Look,
  currency: string | undefined,
): { readonly certainty: string; readonly sentence: string } {
  const { metric, effect } = look;
  const rule = judgedMetrics.get(metric)!;
  const certainty = certaintyOf(look, rule);
  const interval = intervalOf(look);
  const size =
    effect === null || interval === ''
      ? ''
      : ` by ${differenceInWords(metric, Math.abs(effect), currency)} (${interval})`;
  // Guardrails: before − after, so that a positive effect is a fall as well.
  const hasFallen = rule.better === 'down' ? (effect ?? 0) < 0 : (effect ?? 0) >= 0;
  const sentence =
    `${titleOf(metric)} ${hasFallen ? 'fell' : 'rose'} ${whereOf(look)}${size} since ${look.change_effective_on} ` +
    `(${changeInSentence(look.change_id)}); flagged on ${look.flagged_on}, ${sinceOf(look)}.`;
  return { certainty, sentence };
}

/** What is known since the flag; nothing where all places that the tickets were compared with have changed. */
const sinceOf = (look: Look): string =>
  hasLostControls(look)
    ? 'and not known any more: every place that it was compared with has changed as well, so that theirs may be what moved'
    : `${Math.round(look.n_after ?? 0)} observations since`;

/** A guardrail has no side that is worse, and a cost is no service. */
function certaintyOf(look: Look, { better, unit }: JudgedMetric): string {
  const { status } = look;
  if (isNoLongerSeen(look)) return noLongerSeen(look.metric);
  if (better !== 'two_sided' && unit !== 'money') return statusInWords(status);
  const word = unit === 'money' ? 'dearer' : 'moved';
  return saysVerdict(status, 'regression_confirmed') ? word : `${word}, not confirmed yet`;
}

/** That the surest place was moving before anything changed. It stands with the verdict and has no part in it. */
export function preTrendOf(
  { metric, controls, pre_trend, pre_trend_se }: Look,
  currency: string | undefined,
): string {
  if (pre_trend === null || pre_trend_se === null || !isPreTrendShown(pre_trend, pre_trend_se)) return '';
  const [up, down] =
    judgedMetrics.get(metric)!.better === 'two_sided' ? ['lower', 'higher'] : ['worse', 'better'];
  return (
    `Take care: the 28 days before the change were already ${differenceInWords(metric, Math.abs(pre_trend), currency)} ` +
    `${pre_trend > 0 ? up : down} than the 28 days before them${(controls ?? 0) > 0 ? ', against the controls' : ''} ` +
    `(standard error ${differenceInWords(metric, pre_trend_se, currency)}), so that not all of the effect need be the change's.`
  );
}
