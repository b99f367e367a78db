import { besideWord } from '../../contract/definitions/interval.ts';
import { plainValue } from '../../contract/definitions/metric-words.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { placeInWords } from '../../contract/detection/scope-name.ts';
import { nameOfChange as nameInWords } from '../../contract/detection/undeclared-change.ts';
import { upperFirst } from '../../contract/records/english.ts';

/** A scope, as the end of a sentence. */
export const whereOf = ({ scope }: Look): string => `in ${placeInWords(scope)}`;

/** A change as lists name it. */
export const nameOfChange = ({ change_id, change_effective_on }: Look): string =>
  nameInWords(change_id, change_effective_on);

/** Level of an interval in percent. */
const sureOf = (alpha: number): number => Number((100 * (1 - alpha)).toPrecision(4));

/** The interval of an effect in the unit of the number before it, on the side of its word ("fell by", "better"); empty without one. */
export function intervalOf({ metric, effect, lower, upper, alpha }: Look): string {
  const ends = endsOf({ metric, effect, lower, upper });
  return ends === '' ? '' : `${sureOf(alpha)} % interval at all looks: ${ends}`;
}

/** The ends of that interval alone, where its level was just said. */
export function endsOf({
  metric,
  effect,
  lower,
  upper,
}: Pick<Look, 'metric' | 'effect' | 'lower' | 'upper'>): string {
  if (effect === null || lower === null || upper === null) return '';
  const [least, most] = besideWord(effect, lower, upper);
  return `${plainValue(metric, least)} to ${plainValue(metric, most)}`;
}

/** A status as sentences say it. */
export const statusInWords = (status: Look['status']): string =>
  status.replace(/_uncontrolled$/, ', without controls').replaceAll('_', ' ');

/**
 * Sentences about places, each behind what is certain of it where that is not what the one before said.
 * @param said of each place the certainty, and a sentence
 */
export const behindCertainty = (
  said: readonly { readonly certainty: string; readonly sentence: string }[],
): string[] =>
  said.map(({ certainty, sentence }, at) =>
    said[at - 1]?.certainty === certainty
      ? upperFirst(sentence)
      : `${at === 0 ? certainty : upperFirst(certainty)}: ${sentence}`,
  );
