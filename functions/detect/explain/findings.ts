import { differenceInWords, titleOf } from '../../contract/definitions/metric-words.ts';
import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { noLongerSeen } from '../../contract/definitions/no-longer-seen.ts';
import { withinPossible } from '../../contract/definitions/possible-difference.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import { saysVerdict } from '../../contract/detection/evaluation.ts';
import type { Finding } from '../../contract/detection/finding.ts';
import { morePlaces } from '../../contract/detection/scope-name.ts';
import { isInServiceAlarm, isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { changeInSentence } from '../../contract/detection/undeclared-change.ts';
import type { Change, ChangeKind } from '../changes/changes.ts';
import { adviceOf, mostPlaces, toHandBack } from './advice.ts';
import { localise } from './localise.ts';
import { moveOf, preTrendOf } from './move-in-words.ts';
import {
  carriersOf,
  isGone,
  isRegression,
  isToldByAlarm,
  isToldBySingles,
  localiseAlarms,
} from './service-findings.ts';
import { behindCertainty, endsOf, intervalOf, statusInWords, whereOf } from './wording.ts';

/**
 * The flagged streams of one day, one finding for each change and metric: alarms of scopes first, then the surest.
 * What an alarm has reported, its metrics do not report again, nor the other way round.
 * @param changes those looked at, which distinguish a hand-back from a rollout
 * @param currency of the price list
 */
export function describeFindings(
  recorded: readonly Look[],
  changes: readonly Change[] = [],
  currency?: string,
): Finding[] {
  const looks = recorded.map((look) => withinPossible(look, look.metric));
  const groups = Map.groupBy(looks, (look) => JSON.stringify([look.brand, look.change_id, look.metric]));
  return [...groups.values()]
    .filter((group) => group.some(isRegression))
    .flatMap((group) => {
      if (isServiceAlarm(group[0]!)) return describeAlarms(group, looks);
      const kind = changes.find(({ id }) => id === group[0]!.change_id)?.kind;
      // What improved since it was flagged leads no finding.
      const standing = group.map((look) => ({ ...look, flagged: isRegression(look) }));
      const places = localise(standing).filter((place) => !isToldByAlarm(place, looks));
      return places.length === 0 ? [] : [describe(places, looks, { kind, currency })];
    })
    .sort(alarmsThenSurest);
}

const moreOf = ({ length }: readonly Look[]): string[] =>
  length > mostPlaces ? [`The same in ${morePlaces(length - mostPlaces)}.`] : [];

function alarmsThenSurest(a: Finding, b: Finding): number {
  const [first, second] = [a, b].map(
    (finding) => `${isServiceAlarm(finding) ? 0 : 1}${finding.status}${finding.text}`,
  );
  return first! < second! ? -1 : 1;
}

/** The alarms of one change as one harm, with the metrics that carry it. */
function describeAlarms(group: readonly Look[], all: readonly Look[]): Finding[] {
  const places = localiseAlarms(group, all).filter((place) => !isToldBySingles(place, all));
  const first = places[0];
  if (first === undefined) return [];
  const { brand, change_id, metric, status } = first;
  const scopes = places.map(({ scope }) => scope);
  const told = places.slice(0, mostPlaces).map((place) => alarmInWords(place, all));
  return [
    {
      brand,
      change_id,
      metric,
      status,
      scopes,
      confirming_metrics: carriersOf(first, all).map((look) => look.metric),
      recommended_handback: toHandBack(places, all),
      is_expected: false,
      text: [...behindCertainty(told), ...moreOf(places), adviceOf(places, all)].filter(isSaid).join(' '),
    },
  ];
}

const isSaid = (sentence: string): boolean => sentence !== '';

function alarmInWords(place: Look, all: readonly Look[]) {
  const { status, flagged_on, metric } = place;
  const since = `${whereOf(place)} since ${place.change_effective_on} (${changeInSentence(place.change_id)})`;
  const seen = carriersOf(place, all).map(carrierInWords).join('; ');
  return isGone(place, all)
    ? {
        certainty: noLongerSeen(metric),
        sentence: `service ${since}; flagged on ${flagged_on}, and by this look: ${seen}.`,
      }
    : {
        certainty: statusInWords(status),
        sentence: `service fell ${since}; flagged on ${flagged_on}, by what is seen together: ${seen}.`,
      };
}

/** The first says what its interval is. */
function carrierInWords(look: Look, at: number): string {
  const { metric, effect } = look;
  const interval = at === 0 ? intervalOf(look) : endsOf(look);
  return effect === null || interval === ''
    ? titleOf(metric)
    : `${titleOf(metric)} ${differenceInWords(metric, Math.abs(effect))} ${effect > 0 ? 'worse' : 'better'} (${interval})`;
}

/** What is known of the change, and what its money counts in. */
interface About {
  readonly kind: ChangeKind | undefined;
  readonly currency: string | undefined;
}

function describe(places: readonly Look[], all: readonly Look[], about: About): Finding {
  const { kind, currency } = about;
  const { brand, change_id, metric, status, scope } = places[0]!;
  const neighbours = all.filter(
    (look) =>
      look.change_id === change_id &&
      look.brand === brand &&
      look.scope === scope &&
      look.metric !== metric &&
      (judgedMetrics.get(look.metric)?.detection.corroborates ||
        (isServiceAlarm(look) && !isInServiceAlarm({ metric }))),
  );
  // A flag that is not sure itself (immature, or of a metric in doubt) confirms nothing, nor does one of which nothing is left.
  const corroborating = neighbours.filter(
    (look) => look.flagged && !saysVerdict(look.status, 'regression_suspected') && !isGone(look, all),
  );
  const isService =
    judgedMetrics.get(metric)?.unit !== 'money' && judgedMetrics.get(metric)?.better !== 'two_sided';
  const scopes = places.map((place) => place.scope);
  const sentences = [
    ...behindCertainty(places.slice(0, mostPlaces).map((place) => moveOf(place, currency))),
    ...moreOf(places),
    preTrendOf(places[0]!, currency),
    worseBeside(corroborating),
    judgedMetrics.get(metric)?.unit === 'money' ? weighCost(about, neighbours) : adviceOf(places, all),
  ];
  return {
    brand,
    change_id,
    metric,
    status,
    scopes,
    confirming_metrics: corroborating.map((look) => look.metric),
    recommended_handback: isService ? toHandBack(places, all) : [],
    is_expected: kind === 'handback' && judgedMetrics.get(metric)?.unit === 'money',
    text: sentences.filter(isSaid).join(' '),
  };
}

/** What confirms a finding; the alarm of the scope only where none of its metrics is sure alone. */
function worseBeside(corroborating: readonly Look[]): string {
  const isAlarmTold = corroborating.some(isInServiceAlarm);
  const named = corroborating
    .filter((look) => !(isAlarmTold && isServiceAlarm(look)))
    .map(({ metric }) => titleOf(metric));
  return named.length > 0 ? `What else got worse at the same place: ${named.join(', ')}.` : '';
}

/** A cost is no drop in service: it is set against what the same change did to service at the same place. */
function weighCost({ kind, currency }: About, neighbours: readonly Look[]): string {
  const known = neighbours.flatMap(({ metric, status, effect, lower, upper }) => {
    if (effect === null || lower === null || upper === null || saysVerdict(status, 'not_enough_data'))
      return [];
    const isSure = lower > 0 || upper < 0;
    const move = `${titleOf(metric)} ${differenceInWords(metric, Math.abs(effect), currency)} ${effect > 0 ? 'worse' : 'better'}`;
    return [`${move}${isSure ? '' : ' (not sure yet)'}`];
  });
  const expected = kind === 'handback' ? 'People cost more than AI, so a hand-back does. ' : '';
  const service = known.length === 0 ? 'nothing is known of it yet' : known.join(', ');
  return `${expected}A cost, not a drop in service: weigh it against service, at the same place: ${service}.`;
}
