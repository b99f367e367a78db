import { besideWord } from '../../contract/definitions/interval.ts';
import { plainValue } from '../../contract/definitions/metric-words.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { placeInWords } from '../../contract/detection/scope-name.ts';
import { nameOfChange as nameInWords } from '../../contract/detection/undeclared-change.ts';

/** A scope, as the end of a sentence. */
export const whereOf = ({ scope }: Look): string => `in ${placeInWords(scope)}`;

/** A change as lists name it. */
export const nameOfChange = ({ change_id, change_effective_on }: Look): string =>
  nameInWords(change_id, change_effective_on);

/** Level of an interval in percent. */
const sureOf = (alpha: number): number => Number((100 * (1 - alpha)).toPrecision(4));

/** The interval of an effect in the unit of the number before it, on the side of its word ("fell by", "better"); empty without one. */
export function intervalOf({ metric, effect, lower, upper, alpha }: Look): string {
  if (effect === null || lower === null || upper === null) return '';
  const [least, most] = besideWord(effect, lower, upper);
  return `${sureOf(alpha)} % interval at all looks: ${plainValue(metric, least)} to ${plainValue(metric, most)}`;
}
