import {
  type Look,
  type Status,
  saysVerdict,
  type Verdict,
  withControls,
} from '../../contract/detection/evaluation.ts';
import { serviceAlarm } from '../../contract/detection/service-alarm.ts';
import { figure, rowOf } from '../estimate/look-table.ts';
import { levelAmong, noOutlook, type Outlook } from '../estimate/power/outlook.ts';
import type { ScopeAlarm } from './scope-alarm.ts';
import { isAbsent, noPower, nothingKnown } from './to-evaluation.ts';
import type { Track } from './track.ts';
import { verdictUnflagged } from './verdict.ts';

/** What a look at a scope's alarm says on a day. It has no effect of its own: those of its metrics are beside it. */
export function toAlarmLook(alarm: ScopeAlarm, day: number, knownOn: string): Look {
  const { common, logE, firstLook, tracks, views } = alarm;
  if (views.every((track) => isAbsent(track, day))) return absentLook(alarm, day, knownOn);
  const evidence = logE[Math.min(day - firstLook, logE.length - 1)] ?? Number.NaN;
  const isFlagged = alarm.flaggedOn <= day;
  const move = alarm.shareMoves(day);
  const verdict = verdictOn(alarm, day, evidence, move?.fraction);
  const isJudged = verdict !== 'did_not_happen' && Number.isFinite(evidence);
  return {
    known_on: knownOn,
    change_id: common.change_id,
    change_effective_on: common.change_effective_on,
    brand: common.brand,
    scope: common.scope,
    metric: serviceAlarm.name,
    day: day - alarm.changeDay + 1,
    n_before: null,
    n_after: null,
    effect: null,
    se: null,
    information: null,
    log_e: isJudged ? evidence : null,
    lower: null,
    upper: null,
    alpha: common.alpha,
    flagged: isFlagged,
    flagged_on: isFlagged ? alarm.flaggedText : null,
    listed: false,
    status: verdict === 'did_not_happen' ? verdict : withControls(verdict, alarm.isControlled),
    controls: controlsOn(tracks, day),
    control_weight: null,
    phi: null,
    drift: null,
    mix_effect: null,
    pre_trend: null,
    pre_trend_se: null,
    ai_share_before: move?.before ?? null,
    ai_share_after: move?.after ?? null,
    ai_share_declared: move?.declared ?? null,
    design_hash: common.design_hash,
    definition_version: common.definition_version,
  };
}

/**
 * An alarm's look as it is recorded: it has no drop of its own that it looks for. What is said of drops is said of one
 * in verified resolutions alone, or else in the metric that needs longest: the others add to it.
 */
export function toRecordedAlarm({ tracks, common }: ScopeAlarm, look: Look): Look {
  if (isOneOf(look.status, ['not_in_data', 'did_not_happen'])) return { ...look, ...noPower };
  const level = levelAmong(tracks.length, common.alpha);
  const verified = tracks.filter((track) => track.common.metric === serviceAlarm.metrics[0]);
  const outlooks = (verified.length > 0 ? verified : tracks).map((track) => track.outlook(level));
  return { ...look, ...noPower, ...outlooks.reduce(slower, outlooks[0] ?? noOutlook) };
}

const isOneOf = (status: Status, verdicts: readonly Verdict[]): boolean =>
  verdicts.some((verdict) => saysVerdict(status, verdict));

/** The outlook that needs longer for a drop of 10 points. */
const slower = (a: Outlook, b: Outlook): Outlook =>
  (b.days_to_detect_10 ?? Number.POSITIVE_INFINITY) > (a.days_to_detect_10 ?? Number.POSITIVE_INFINITY)
    ? b
    : a;

/** None of its metrics is in the data. */
const absentLook = (
  { common, changeDay, supersededFrom }: ScopeAlarm,
  day: number,
  knownOn: string,
): Look => ({
  known_on: knownOn,
  ...common,
  metric: serviceAlarm.name,
  day: day - changeDay + 1,
  ...nothingKnown,
  status: day >= supersededFrom ? 'superseded' : 'not_in_data',
});

function verdictOn(alarm: ScopeAlarm, day: number, evidence: number, fraction: number | undefined): Verdict {
  if (day >= alarm.supersededFrom) return 'superseded';
  if (alarm.flaggedOn <= day) return alarm.unsure.has(day) ? 'regression_suspected' : 'regression_confirmed';
  return verdictUnflagged(Number.isFinite(evidence), fraction);
}

/** Controls left of the first of the metrics. */
function controlsOn([first]: readonly Track[], day: number): number {
  if (first === undefined || first.looks.count === 0) return 0;
  const { looks } = first;
  const shown = Math.min(Math.max(day, looks.firstLook), looks.firstLook + looks.count - 1);
  return looks.table.figures[rowOf(looks, shown) + figure.controls]!;
}
