import type { Change } from '../changes/changes.ts';
import type { CellRows, FactsIndex } from '../facts/facts-index.ts';
import { type AssignedCell, firstRowFrom, weekdayOf } from '../facts/samples.ts';
import { mergeStrata, type StratumCount, type StratumKey } from './strata.ts';

/** Strata of a design and the way from a cell to them. */
export interface Stratification {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** Same text, same strata. */
  readonly signature: string;
  assign(cells: readonly CellRows[]): AssignedCell[];
}

/** Observations of one group in one kind of ticket before the change, as known at the change. */
export interface IntakeCount {
  readonly key: StratumKey;
  readonly intake: string;
  /** -1: any. */
  readonly weekday: number;
  n: number;
}

interface Counted {
  readonly intake: string;
  readonly weekday: number;
  readonly count: StratumCount & { controls: number };
}

const anyWeekday = -1;

/**
 * Counts a group's observations by intake attributes, and by weekday where that is asked for.
 * @param beforeFrom first day counted; the last is the day before the change
 */
export function countIntake(
  index: FactsIndex,
  change: Change,
  beforeFrom: number,
  cells: readonly CellRows[],
  isByWeekday: boolean,
): IntakeCount[] {
  const counted = new Map<string, IntakeCount>();
  for (const cell of cells) {
    const byWeekday: (IntakeCount | undefined)[] = [];
    for (let row = firstRowFrom(index, cell, beforeFrom); row < cell.end; row++) {
      const day = index.day[row]!;
      if (day >= change.day) break;
      if (day + index.lag[row]! >= change.day) continue;
      const weekday = isByWeekday ? weekdayOf(day) : anyWeekday;
      byWeekday[weekday + 1] ??= entry(counted, cell, weekday);
      byWeekday[weekday + 1]!.n += index.n[row]!;
    }
  }
  return [...counted.values()];
}

function entry(counted: Map<string, IntakeCount>, cell: CellRows, weekday: number): IntakeCount {
  const name = `${cell.intake}${weekday}`;
  const known = counted.get(name);
  if (known !== undefined) return known;
  const { intent, language, priority, intake } = cell;
  const key = { weekday: weekday === anyWeekday ? '*' : String(weekday), intent, language, priority };
  const made = { key, intake, weekday, n: 0 };
  counted.set(name, made);
  return made;
}

/**
 * Strata of the treated tickets of a change, merged where observations before it are few.
 * Without controls each weekday is a stratum of its own, as far as numbers allow.
 * @param treated counts of the treated, by weekday where there are no controls
 * @param controls counts of the controls
 * @param count how many controls there are
 */
export function stratify(
  treated: readonly IntakeCount[],
  controls: readonly IntakeCount[],
  count: number,
): Stratification {
  const entries = joinCounts(treated, controls);
  const strata = mergeStrata(
    entries.map((each) => each.count),
    count,
  );
  const byIntake = new Map<string, Int16Array>();
  entries.forEach(({ intake, weekday }, i) => {
    const stratumOf = byIntake.get(intake) ?? new Int16Array(7).fill(-1);
    byIntake.set(intake, stratumOf);
    if (weekday === anyWeekday) stratumOf.fill(strata.stratumOf[i]!);
    else stratumOf[weekday] = strata.stratumOf[i]!;
  });
  return {
    names: strata.names,
    notes: strata.notes,
    signature: JSON.stringify([...byIntake].map(([intake, stratumOf]) => [intake, ...stratumOf]).sort()),
    assign: (cells) =>
      cells.flatMap((rows) => {
        const stratumOf = byIntake.get(rows.intake);
        return stratumOf === undefined ? [] : [{ rows, stratumOf }];
      }),
  };
}

/** Both groups' counts by kind of ticket, the treated's kinds first. */
function joinCounts(treated: readonly IntakeCount[], controls: readonly IntakeCount[]): Counted[] {
  const joined = new Map<string, Counted>();
  for (const { key, intake, weekday, n } of treated) {
    joined.set(`${intake}${weekday}`, { intake, weekday, count: { key, treated: n, controls: 0 } });
  }
  for (const { key, intake, weekday, n } of controls) {
    const name = `${intake}${weekday}`;
    const known = joined.get(name);
    if (known !== undefined) known.count.controls = n;
    else joined.set(name, { intake, weekday, count: { key, treated: 0, controls: n } });
  }
  return [...joined.values()];
}
