import type { Look } from '../../contract/detection/evaluation.ts';
import { placeInWords } from '../../contract/detection/scope-name.ts';
import { nameOfChange as nameInWords } from '../../contract/detection/undeclared-change.ts';

/** A scope, as the end of a sentence. */
export const whereOf = ({ scope }: Look): string => `in ${placeInWords(scope)}`;

/** A change as lists name it. */
export const nameOfChange = ({ change_id, change_effective_on }: Look): string =>
  nameInWords(change_id, change_effective_on);

/** Level of an interval in percent. */
export const sureOf = (alpha: number): number => Number((100 * (1 - alpha)).toPrecision(4));
