import type { Design } from '../../../../functions/detect/design/design.ts';
import type { ContrastDay } from './filter.ts';
import { type DayGrid, type GroupDays, placeOf } from './group-days.ts';

/** The two sides of a contrast by day. */
export interface Sides {
  readonly grid: DayGrid;
  readonly design: Design;
  readonly treated: GroupDays;
  /** All controls together; undefined without any. */
  readonly controls: GroupDays | undefined;
}

/**
 * The contrast of every day as known at a look: y_d = Σ_s a_sd (r_T/n_T − c r_C/n_C), a_sd the treated's shares of the day,
 * with the variance φ Σ_s a² v_s(m)(1/n_T + c²/n_C). Where a stratum has no controls that day, the mean of all of them stands
 * in for theirs.
 * @param look day of the look, counted from the first day of history
 */
export function* contrastDays(sides: Sides, look: number): Generator<ContrastDay> {
  const { grid, design, treated, controls } = sides;
  const { window } = grid;
  const sign = design.rule.better === 'down' ? -1 : 1;
  const afterFrom = window.afterFrom - window.historyFrom;
  for (let day = 0; day <= look; day++) {
    // The transition day itself is neither before nor after.
    if (day >= window.changeDay - window.historyFrom && day < afterFrom) continue;
    const m = Math.min(window.maturities, look - day + 1);
    const { value, variance } = contrastOf(grid, design, treated, controls, day, m);
    yield { value: sign * value, variance: design.phi * variance, isAfter: day >= afterFrom };
  }
}

function contrastOf(
  grid: DayGrid,
  design: Design,
  treated: GroupDays,
  controls: GroupDays | undefined,
  day: number,
  maturity: number,
): { value: number; variance: number } {
  const { strata } = grid;
  const c = design.controlWeight;
  let all = 0;
  let allControls = 0;
  let pooled = 0;
  for (let s = 0; s < strata; s++) {
    const at = placeOf(grid, s, day) + maturity - 1;
    all += treated.n[at]!;
    allControls += controls?.n[at] ?? 0;
    pooled += controls?.residual[at] ?? 0;
  }
  if (all <= 0 || (controls !== undefined && allControls <= 0)) return { value: Number.NaN, variance: 0 };
  let value = 0;
  let variance = 0;
  for (let s = 0; s < strata; s++) {
    const at = placeOf(grid, s, day) + maturity - 1;
    const n = treated.n[at]!;
    if (n <= 0) continue;
    const share = n / all;
    const spread = design.deviation[s * grid.window.maturities + Math.min(grid.known, maturity) - 1]! ** 2;
    value += share * (treated.residual[at]! / n);
    variance += (share * share * spread) / n;
    if (controls === undefined) continue;
    const own = controls.n[at]!;
    value -= (c * share * (own > 0 ? controls.residual[at]! : pooled)) / (own > 0 ? own : allControls);
    variance += (c * c * share * share * spread) / (own > 0 ? own : allControls);
  }
  return { value, variance };
}
