import type { Change } from './changes.ts';
import type { CellRows, FactsIndex } from './facts-index.ts';
import { type AssignedCell, firstRowFrom, weekdayOf } from './samples.ts';
import { mergeStrata, type StratumCount } from './strata.ts';

/** Strata of a design and the way from a cell to them. */
export interface Stratification {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** Same text, same strata. */
  readonly signature: string;
  assign(cells: readonly CellRows[]): AssignedCell[];
}

interface Counted {
  readonly count: StratumCount & { treated: number; controls: number };
  readonly cell: string;
  readonly weekday: number;
}

const cellKey = (cell: CellRows): string => JSON.stringify([cell.intent, cell.language, cell.priority]);

/**
 * Strata of the treated tickets of a change, merged where observations before it are few.
 * Without controls each weekday is a stratum of its own, as far as numbers allow.
 */
export function stratify(
  index: FactsIndex,
  change: Change,
  beforeFrom: number,
  treated: readonly CellRows[],
  controls: readonly CellRows[],
): Stratification {
  const hasControls = controls.length > 0;
  const counted = new Map<string, Counted>();
  const count = (cells: readonly CellRows[], group: 'treated' | 'controls') => {
    for (const cell of cells) {
      const byWeekday: (Counted | undefined)[] = [];
      for (let row = firstRowFrom(index, cell, beforeFrom); row < cell.end; row++) {
        const day = index.day[row]!;
        if (day >= change.day) break;
        if (day + index.lag[row]! >= change.day) continue;
        const weekday = hasControls ? 7 : weekdayOf(day);
        byWeekday[weekday] ??= entry(counted, cell, hasControls ? -1 : weekday);
        byWeekday[weekday].count[group] += index.n[row]!;
      }
    }
  };
  count(treated, 'treated');
  count(controls, 'controls');
  const entries = [...counted.values()];
  const strata = mergeStrata(
    entries.map((each) => each.count),
    hasControls,
  );
  const byCell = new Map<string, Int16Array>();
  entries.forEach(({ cell, weekday }, i) => {
    const stratumOf = byCell.get(cell) ?? new Int16Array(7).fill(-1);
    byCell.set(cell, stratumOf);
    if (weekday < 0) stratumOf.fill(strata.stratumOf[i]!);
    else stratumOf[weekday] = strata.stratumOf[i]!;
  });
  return {
    names: strata.names,
    notes: strata.notes,
    signature: JSON.stringify([...byCell].map(([cell, stratumOf]) => [cell, ...stratumOf]).sort()),
    assign: (cells) =>
      cells.flatMap((rows) => {
        const stratumOf = byCell.get(cellKey(rows));
        return stratumOf === undefined ? [] : [{ rows, stratumOf }];
      }),
  };
}

function entry(counted: Map<string, Counted>, cell: CellRows, weekday: number): Counted {
  const name = `${cellKey(cell)}${weekday}`;
  const known = counted.get(name);
  if (known !== undefined) return known;
  const { intent, language, priority } = cell;
  const key = { weekday: weekday < 0 ? '*' : String(weekday), intent, language, priority };
  const made = { count: { key, treated: 0, controls: 0 }, cell: cellKey(cell), weekday };
  counted.set(name, made);
  return made;
}
