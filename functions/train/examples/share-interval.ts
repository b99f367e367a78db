/** Interval of a share of `n` (Wilson, 1927); 95 % by default. */
export function shareInterval(hits: number, n: number, z = 1.96): [number, number] {
  const z2 = z ** 2;
  const centre = (hits + z2 / 2) / (n + z2);
  const half = (z / (n + z2)) * Math.sqrt((hits * (n - hits)) / n + z2 / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
