/** Until the detector's look lands; fails, so that its dead-man alarm stands. */
export const handler = async (): Promise<never> => {
  throw new Error('detect: the daily look is not part of this version');
};
