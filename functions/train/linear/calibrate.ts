/** Turns scores into log-odds: `slope × (score − threshold)`. */
export interface Calibration {
  readonly slope: number;
  readonly threshold: number;
}

const steps = 50;
const leastSlope = 0.05;

/**
 * Fitted to scores of rows that the model had not seen. The threshold marks as many rows as are of the class, so that
 * a rate counted over tags is not shifted; the slope is that of Platt (1999), around it.
 */
export function calibrate(scores: readonly number[], isOfClass: readonly boolean[]): Calibration {
  const insiders = isOfClass.filter(Boolean).length;
  const sorted = [...scores].sort((a, b) => b - a);
  const threshold = (sorted[Math.max(0, insiders - 1)]! + sorted[Math.min(sorted.length - 1, insiders)]!) / 2;
  let slope = 1;
  for (let step = 0; step < steps; step++) {
    let [gradient, curvature] = [0, 1e-9];
    scores.forEach((score, i) => {
      const x = score - threshold;
      const p = 1 / (1 + Math.exp(-slope * x));
      gradient += ((isOfClass[i] === true ? 1 : 0) - p) * x;
      curvature += p * (1 - p) * x * x;
    });
    const change = Math.max(-1, Math.min(1, gradient / curvature));
    slope = Math.max(leastSlope, slope + change);
    if (Math.abs(change) < 1e-6) break;
  }
  return { slope, threshold };
}
