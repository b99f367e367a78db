import studentCdf from '@stdlib/stats-base-dists-t-cdf';

/** Count, sum and sum of squares of observations. */
export interface Sums {
  n: number;
  total: number;
  squares: number;
}

export const noSums = (): Sums => ({ n: 0, total: 0, squares: 0 });

/** Adds `more` to `sums`. */
export function addSums(sums: Sums, more: Readonly<Sums>): void {
  sums.n += more.n;
  sums.total += more.total;
  sums.squares += more.squares;
}

/**
 * Two-sided test of two means with unequal variances: Welch (1947), Biometrika 34:28, with Satterthwaite's degrees
 * of freedom.
 * @returns the p-value; 1 where there are too few observations or they do not vary
 */
export function welchTest(first: Readonly<Sums>, second: Readonly<Sums>): number {
  if (first.n < 2 || second.n < 2) return 1;
  const a = varianceOfMean(first);
  const b = varianceOfMean(second);
  if (!(a + b > 0)) return 1;
  const t = -Math.abs(first.total / first.n - second.total / second.n) / Math.sqrt(a + b);
  const freedom = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
  return 2 * studentCdf(t, freedom);
}

function varianceOfMean({ n, total, squares }: Readonly<Sums>): number {
  return Math.max(0, (squares - total ** 2 / n) / (n - 1) / n);
}
