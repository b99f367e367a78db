/** One stratum before (0) and after (1): ticket shares w, answer shares a, age-matched means μ. */
export interface ExplainedStratum {
  readonly w0: number;
  readonly w1: number;
  readonly a0: number;
  readonly a1: number;
  /** undefined: nothing observed on that side; the other side's mean stands in. */
  readonly mean0: number | undefined;
  readonly mean1: number | undefined;
}

/** Parts of a raw change, before − after, in the metric's unit. They add up to `raw`. */
export interface Explanation {
  readonly raw: number;
  /** The same kinds of ticket are served differently. */
  readonly within: number;
  /** Other kinds of ticket come in. */
  readonly mix: number;
  /** Other customers answer. */
  readonly response: number;
}

/**
 * Splits the raw change of a mean (Kitagawa 1955, with a response part; docs/detection.md §8):
 *
 *     Σ a0μ0 − Σ a1μ1 = Σ ½(w0+w1)(μ0−μ1) + Σ ½(μ0+μ1)(w0−w1) + Σ [(a0−w0)μ0 − (a1−w1)μ1]
 *
 * A stratum without observations on either side says nothing and is left out.
 */
export function explainChange(strata: readonly ExplainedStratum[]): Explanation {
  let raw = 0;
  let within = 0;
  let mix = 0;
  let response = 0;
  for (const { w0, w1, a0, a1, mean0, mean1 } of strata) {
    const before = mean0 ?? mean1;
    const after = mean1 ?? mean0;
    if (before === undefined || after === undefined) continue;
    raw += a0 * before - a1 * after;
    within += ((w0 + w1) / 2) * (before - after);
    mix += ((before + after) / 2) * (w0 - w1);
    response += (a0 - w0) * before - (a1 - w1) * after;
  }
  return { raw, within, mix, response };
}
