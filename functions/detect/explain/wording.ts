import type { Look } from '../../contract/detection/evaluation.ts';

/** A scope, as the end of a sentence. */
export const whereOf = ({ scope }: Look): string =>
  scope === '*' ? 'in everything the change covers' : `in ${scope}`;

/** Level of an interval in percent. */
export const sureOf = (alpha: number): number => Number((100 * (1 - alpha)).toPrecision(4));
