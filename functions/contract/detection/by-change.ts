import type { Look } from './evaluation.ts';

/** Looks by the change of a brand that they are about, in the order of the first of each. */
export const byChange = <T extends Pick<Look, 'brand' | 'change_id'>>(looks: readonly T[]): T[][] => [
  ...Map.groupBy(looks, ({ brand, change_id }) => JSON.stringify([brand, change_id])).values(),
];
