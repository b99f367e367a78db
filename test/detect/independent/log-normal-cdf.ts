/** log Φ(z) without a library: a continued fraction in the tail, Simpson's rule elsewhere. */
export function logNormalCdf(z: number): number {
  if (z < -3) {
    let fraction = 0;
    for (let k = 400; k >= 1; k--) fraction = k / (-z + fraction);
    return -(z ** 2) / 2 - Math.log(2 * Math.PI) / 2 - Math.log(-z + fraction);
  }
  if (z > 9) return 0;
  const steps = 4000;
  const width = z / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((i * width) ** 2) / 2);
  }
  return Math.log(0.5 + (sum * width) / 3 / Math.sqrt(2 * Math.PI));
}
