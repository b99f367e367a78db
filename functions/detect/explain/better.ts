import { differenceInWords, plainValue, titleOf } from '../../contract/definitions/metric-words.ts';
import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { withinPossible } from '../../contract/definitions/possible-difference.ts';
import { byChange } from '../../contract/detection/by-change.ts';
import { type Look, saysVerdict } from '../../contract/detection/evaluation.ts';
import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import { nameOfChange } from './wording.ts';

/**
 * What of service got better since a change, in all that it covers, a line each change: whether a hand-back helped.
 * @param looks of one day
 */
export function describeBetter(looks: readonly Look[]): string[] {
  const better = looks.filter((look) => look.scope === '*' && isService(look) && isBetter(look));
  return byChange(better).map((own) => {
    const [look] = own as [Look];
    const { brand, change_id, change_effective_on } = look;
    // What nobody declared is named by its day already.
    const day = isUndeclared(change_id) ? '' : ` of ${change_effective_on}`;
    const metrics = own.map((each) => `${titleOf(each.metric)} ${betterBy(each)}`);
    return `${brand}, ${nameOfChange(look)}${day}: ${metrics.join('; ')}`;
  });
}

const isService = ({ metric }: Look): boolean => {
  const spec = judgedMetrics.get(metric);
  return spec !== undefined && spec.role === 'outcome' && spec.unit !== 'money';
};

const isBetter = ({ status, effect, lower, upper }: Look): boolean =>
  saysVerdict(status, 'improved') && effect !== null && lower !== null && upper !== null;

/**
 * By how much a stream is better whose interval lies below 0.
 * @param currency of the price list
 */
export function betterBy(recorded: Look, currency?: string): string {
  const { metric, effect, lower, upper } = withinPossible(recorded, recorded.metric);
  const [size, least, most] = [-effect!, -upper!, -lower!];
  return `better by ${differenceInWords(metric, size, currency)} (at all looks: ${plainValue(metric, least)} to ${plainValue(metric, most)})`;
}
