import logNormalCdf from '@stdlib/stats-base-dists-normal-logcdf';

/**
 * Log of the one-sided e-value for "drop ≤ 0" against a drop, by the half-normal mixture
 * (Howard, Ramdas, McAuliffe, Sekhon 2021, "Time-uniform, nonparametric, nonasymptotic confidence
 * sequences", one-sided normal mixture), in information time I = 1/V:
 *
 *     log E = log 2 − ½ log v + ρ² S²/(2v) + log Φ(ρ S/√v),   S = I·D,  v = 1 + ρ² I
 *
 * By Ville's inequality P(ever E ≥ 1/α) ≤ α, however often one looks.
 * @param effect D, positive = worse, in the metric's unit; subtract a tolerated drop beforehand
 * @param information I = 1/V, > 0
 * @param rho the drop that evidence is gathered for, in the metric's unit, > 0
 */
export function logEValue(effect: number, information: number, rho: number): number {
  const sum = information * effect;
  const v = 1 + rho * rho * information;
  return (
    Math.LN2 -
    0.5 * Math.log(v) +
    (rho * rho * sum * sum) / (2 * v) +
    logNormalCdf((rho * sum) / Math.sqrt(v), 0, 1)
  );
}

/** Log of ½(E⁺ + E⁻): evidence for a move in either direction (guardrails). */
export function logTwoSidedEValue(effect: number, information: number, rho: number): number {
  const up = logEValue(effect, information, rho);
  const down = logEValue(-effect, information, rho);
  const larger = Math.max(up, down);
  return larger + Math.log((Math.exp(up - larger) + Math.exp(down - larger)) / 2);
}

/**
 * Half-width of the (1 − α) interval that holds at all looks at once (normal mixture of the same
 * source, two-sided): √( (1+ρ²I)/(ρ²I²) · log((1+ρ²I)/α²) ).
 */
export function intervalHalfWidth(information: number, rho: number, alpha: number): number {
  const v = 1 + rho * rho * information;
  return Math.sqrt((v / (rho * rho * information * information)) * Math.log(v / (alpha * alpha)));
}
