/** Days that a date may be off. */
const reach = [-2, -1, 0, 1, 2];
/** Part of all likelihood by which a day may fall short of the best and still count as one of the best. */
const tolerance = 0.02;

/**
 * The day around which, two days each way, most likelihood lies: whoever names a day and wants to be right within two
 * days is right most often with it (Bayes' rule under a flat prior). Of several that are as good, the likeliest.
 * @param gains by day, twice the log-likelihood that a shift there gains, times `unit`
 * @returns undefined when there is no day
 */
export function mostLikelyDay(gains: ReadonlyMap<number, number>, unit: number): number | undefined {
  const top = Math.max(...gains.values());
  const likelihood = new Map([...gains].map(([day, gain]) => [day, Math.exp((gain - top) / (2 * unit))]));
  const near = (day: number): number =>
    reach.reduce((sum, step) => sum + (likelihood.get(day + step) ?? 0), 0);
  const all = [...likelihood.values()].reduce((sum, each) => sum + each, 0);
  const most = Math.max(...[...gains.keys()].map(near));
  const best = [...gains].filter(([day]) => near(day) >= most - tolerance * all);
  return best.sort(([, a], [, b]) => b - a)[0]?.[0];
}
