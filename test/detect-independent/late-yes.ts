import { addDays, daysBetween } from '../../functions/contract/instant.ts';
import { cellsOf, known, scopeKeyOf } from './cells.ts';
import { ask, type Frozen, freeze, type Question } from './oracle.ts';

/**
 * Days on which a flag may be at most suspected (decision 0077), for a metric that counts every ticket at once and
 * whose yes comes later: its yeses come at other ages, and the mature days have not raised the flag by themselves.
 * Written from the decision alone. Burn-in is left to worlds in which it is long over.
 */
export function doubtfulDays(question: Question, flaggedDays: readonly string[]): string[] {
  const change = question.changes.find(({ change_id }) => change_id === question.changeId)!;
  const frozen = freeze(question, change)!;
  const first = frozen.firstAfter;
  const days = Array.from({ length: 30 }, (_, i) => addDays(first, i));
  const mature = ask({ ...question, lookDays: days, isMatureOnly: true });
  const confirmed = days.find((_, i) => (mature[i]?.logE ?? 0) >= -Math.log(question.alpha));
  return flaggedDays.filter(
    (day) => (confirmed === undefined || day < confirmed) && haveAgesMoved(question, frozen, day),
  );
}

function haveAgesMoved(question: Question, frozen: Frozen, lookDay: string): boolean {
  const treated = question.rows.filter(
    (row) => row.metric === question.metric && row.market === 'treated' && row.dt <= lookDay,
  );
  const cells = cellsOf(treated, scopeKeyOf, frozen.stratumMap);
  const all = [...cells.values()].flat();
  const reach = daysBetween(frozen.firstAfter, lookDay) + 1;
  const excess = new Array<number>(reach + 1).fill(0);
  let after = 0;
  let before = 0;
  for (const stratum of new Set(all.map((cell) => cell.stratum))) {
    const own = all.filter((cell) => cell.stratum === stratum);
    const earlier = own.filter(({ day }) => frozen.before.includes(day));
    const yesesBefore = (m: number) => earlier.reduce((sum, cell) => sum + known(cell, m).total, 0);
    before += yesesBefore(reach);
    for (const cell of own.filter(({ day }) => day >= frozen.firstAfter)) {
      const age = daysBetween(cell.day, lookDay) + 1;
      const yeses = known(cell, age).total;
      if (yeses <= 0 || yesesBefore(age) <= 0) continue;
      after += yeses;
      for (let m = 1; m < age; m++) {
        excess[m]! += known(cell, m).total - (yeses * yesesBefore(m)) / yesesBefore(age);
      }
    }
  }
  if (after <= 0 || before <= 0) return false;
  const distance = Math.max(...excess.map(Math.abs)) / after;
  return distance >= 0.05 && distance * Math.sqrt(1 / (1 / after + 1 / before) / frozen.phi) >= 1.36;
}
