import { areaUnderCurve } from './area-under-curve.ts';
import { fitLogistic } from './fit-logistic.ts';
import { type Rows, scoreOf } from './rows.ts';

export interface CrossValidation {
  readonly chosen: readonly number[];
  /** By row of all. */
  readonly isOfClass: readonly boolean[];
  /** By row of all; rows of one fold are never both fitted to and scored. */
  readonly folds: readonly number[];
}

/** Scores of the chosen rows, each by a model that was fitted without its fold; in the order of `chosen`. */
export function unseenScores(
  rows: Rows,
  { chosen, isOfClass, folds }: CrossValidation,
  cost: number,
): number[] {
  const scores = new Map<number, number>();
  for (const fold of new Set(chosen.map((row) => folds[row]!))) {
    const others = chosen.filter((row) => folds[row] !== fold);
    const model = fitLogistic(rows, { chosen: others, isOfClass, cost });
    for (const row of chosen) if (folds[row] === fold) scores.set(row, scoreOf(rows, row, model));
  }
  return chosen.map((row) => scores.get(row)!);
}

export interface ChosenCost {
  readonly cost: number;
  readonly scores: readonly number[];
}

/** The cost whose models rank unseen rows best; of like ones the smaller, which fits less closely. */
export function chooseCost(rows: Rows, validation: CrossValidation, costs: readonly number[]): ChosenCost {
  const truth = validation.chosen.map((row) => validation.isOfClass[row]!);
  let best: (ChosenCost & { area: number }) | undefined;
  for (const cost of costs) {
    const scores = unseenScores(rows, validation, cost);
    const area = areaUnderCurve(scores, truth);
    if (best === undefined || area > best.area + 0.001) best = { cost, scores, area };
  }
  if (best === undefined) throw new Error('chooseCost: no cost to choose from');
  return best;
}
