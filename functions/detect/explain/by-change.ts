import type { Look } from '../../contract/detection/evaluation.ts';

/** Looks by the change of a brand that they are about, in the order of the first of each. */
export const byChange = (looks: readonly Look[]): Look[][] => [
  ...Map.groupBy(looks, ({ brand, change_id }) => JSON.stringify([brand, change_id])).values(),
];
