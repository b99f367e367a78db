import { titleOf } from '../../contract/definitions/metric-words.ts';
import { byChange } from '../../contract/detection/by-change.ts';
import { type Look, saysVerdict } from '../../contract/detection/evaluation.ts';
import { isServiceAlarm, serviceAlarm } from '../../contract/detection/service-alarm.ts';
import { limitsInWords } from './days-in-words.ts';
import { isRegression } from './service-findings.ts';
import { nameOfChange, whereOf } from './wording.ts';

/** A drop of so many points is what one wants to have seen: a scope that could not is named. */
const wanted = 10;

/** Scopes in which a drop of 10 points would not have been seen yet, by change, each with its days. */
export function describeCannotTell(looks: readonly Look[]): string[] {
  const leading = byChange(looks).flatMap((own) => {
    const places = [...Map.groupBy(own, ({ scope }) => scope).values()];
    // Of one scope it is the scope that says it.
    return (places.length === 2 ? places.filter(([look]) => look!.scope !== '*') : places).flatMap(
      (streams) => (isExcluded(streams) ? undefined : leadOf(streams)) ?? [],
    );
  });
  return leading.filter((look) => isWatched(look) && !hasSeen(look)).map(inWords);
}

/** A drop that the interval leaves out already is told, whenever it would have been seen. */
const isExcluded = (streams: readonly Look[]): boolean => {
  const verified = find(streams, 'verified_resolution_rate');
  if (verified === undefined || verified.upper === null) return false;
  return !saysVerdict(verified.status, 'not_enough_data') && 100 * verified.upper <= wanted;
};

/** What is said of a scope is said of its service, else of the first metric of it that is in the data. */
const leadOf = (streams: readonly Look[]): Look | undefined =>
  [
    streams.find(isServiceAlarm),
    ...serviceAlarm.metrics.map((name) => find(streams, name)),
    find(streams, 'csat'),
  ].find((look) => look !== undefined && !saysVerdict(look.status, 'not_in_data'));

const find = (streams: readonly Look[], metric: string): Look | undefined =>
  streams.find((look) => look.metric === metric);

const isWatched = (look: Look): boolean =>
  !isRegression(look) &&
  !saysVerdict(look.status, 'superseded') &&
  !saysVerdict(look.status, 'did_not_happen') &&
  !saysVerdict(look.status, 'not_in_data');

const hasSeen = ({ day, days_to_detect_10: days }: Look): boolean => typeof days === 'number' && days <= day;

const list = new Intl.ListFormat('en-GB');

function inWords(look: Look): string {
  const { brand, metric, day, days_limited_by: why } = look;
  const drops = [
    [5, look.days_to_detect_5],
    [wanted, look.days_to_detect_10],
    [20, look.days_to_detect_20],
  ] as const;
  const seen = drops.flatMap(([points, days]) =>
    typeof days === 'number' ? [`${points} points ${days <= day ? 'by now' : `by day ${days}`}`] : [],
  );
  const unseen = drops.filter(([, days]) => typeof days !== 'number').map(([points]) => points);
  const place = `${brand}, ${nameOfChange(look)}, ${whereOf(look)}, day ${day}`;
  if (seen.length === 0 && !why) return `${place}: too few observations before the change to say when`;
  const never = why
    ? [`${list.format(unseen.map(String))} points not within two years (${limitsInWords[why]})`]
    : [];
  const what = isServiceAlarm(look) ? '' : `${titleOf(metric)}: `;
  return `${place}: ${what}${[...seen, ...never].join('; ')}`;
}

/** What streams say whose status is about their change. */
const saidOf: Readonly<Record<string, string>> = {
  did_not_happen: 'of changes that did not happen',
  smaller_than_declared: 'of changes smaller than declared',
};

/** How many streams say what, those that are reported elsewhere left out. */
export function countSilent(looks: readonly Look[]): string {
  const rest = looks.filter((look) => !isRegression(look));
  if (rest.length === 0) return '';
  const counts = Map.groupBy(rest, ({ status }) => status.replace(/_uncontrolled$/, ''));
  const parts = [...counts].map(
    ([status, own]) => `${own.length} ${saidOf[status] ?? status.replaceAll('_', ' ')}`,
  );
  return `${rest.length} streams are not flagged: ${parts.join(', ')} (--all lists them)`;
}
