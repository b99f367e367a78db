import { leavesOut } from '../../contract/definitions/interval.ts';
import { isNoLongerSeen } from '../../contract/definitions/no-longer-seen.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { saysVerdict } from '../../contract/detection/evaluation.ts';
import { isInServiceAlarm, isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { isOnlyLeaf, rankLeaves } from './localise.ts';

/** A flag that still stands: what was flagged may have improved since, or belong to a later change. */
export const isRegression = ({ flagged, status }: Look): boolean =>
  flagged && (saysVerdict(status, 'regression_confirmed') || saysVerdict(status, 'regression_suspected'));

const isSamePlace = (a: Look, b: Look): boolean =>
  a.brand === b.brand && a.change_id === b.change_id && a.scope === b.scope;

/** The metrics that carry a scope's alarm: those that speak for harm, the surest first; all that speak where none does any longer. */
export function carriersOf(alarm: Look, all: readonly Look[]): Look[] {
  const judged = all.filter(
    (look) =>
      isSamePlace(look, alarm) &&
      isInServiceAlarm(look) &&
      look.log_e !== null &&
      !saysVerdict(look.status, 'not_enough_data'),
  );
  const speaking = judged.filter(({ log_e }) => log_e! > 0);
  return (speaking.length > 0 ? speaking : judged).sort((a, b) => b.log_e! - a.log_e!);
}

/** Whether by this look nothing is left of what was flagged: of an alarm by the surest of its metrics. */
export function isGone(place: Look, all: readonly Look[]): boolean {
  const lead = isServiceAlarm(place) ? carriersOf(place, all)[0] : place;
  return lead !== undefined && isNoLongerSeen(lead);
}

/**
 * Whether one of its metrics was flagged by itself before the alarm of the scope was. One harm is reported once, by
 * whichever spoke first.
 */
export const isToldBySingles = (alarm: Look, all: readonly Look[]): boolean =>
  all.some(
    (look) =>
      isSamePlace(look, alarm) &&
      isInServiceAlarm(look) &&
      isRegression(look) &&
      look.flagged_on! < alarm.flagged_on!,
  );

/** Whether the alarm of the scope has reported already what one of its metrics says there. */
export const isToldByAlarm = (single: Look, all: readonly Look[]): boolean =>
  isInServiceAlarm(single) &&
  all.some(
    (look) =>
      isSamePlace(look, single) &&
      isServiceAlarm(look) &&
      isRegression(look) &&
      look.flagged_on! <= single.flagged_on!,
  );

/**
 * Where the alarms of one change sit: the flagged leaves in which a metric that carries theirs differs from the whole,
 * surest first; the whole when no leaf stands out, unless one leaf is all of it.
 * @param group looks of one day at the alarms of one change
 * @param all every look of that day
 */
export function localiseAlarms(group: readonly Look[], all: readonly Look[]): Look[] {
  const whole = group.find(({ scope }) => scope === '*');
  const leaves = rankLeaves(group).filter(isRegression);
  const effects = new Map(
    whole === undefined
      ? []
      : all.filter((look) => isSamePlace(look, whole)).map((look) => [look.metric, look.effect]),
  );
  const standsOut = (look: Look): boolean => {
    const overall = effects.get(look.metric) ?? null;
    return overall === null || leavesOut(look, overall);
  };
  const apart = leaves.filter((leaf) => carriersOf(leaf, all).some(standsOut));
  if (apart.length > 0) return apart;
  if (leaves.length === 1 && isOnlyLeaf(group)) return leaves;
  return whole !== undefined && isRegression(whole) ? [whole] : leaves;
}
