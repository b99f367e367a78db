import { differenceInWords, titleOf } from '../../contract/definitions/metric-words.ts';
import { largestDifference } from '../../contract/definitions/possible-difference.ts';
import { type Look, saysVerdict, type Verdict } from '../../contract/detection/evaluation.ts';
import { betterBy } from './better.ts';
import { byChange } from './by-change.ts';
import { limitsInWords } from './days-in-words.ts';
import { isRegression } from './service-findings.ts';
import { nameOfChange } from './wording.ts';

/** Said of every change; the other streams are listed when they are asked for. */
const leading = ['verified_resolution_rate', 'csat'];

/**
 * What a stream that is no regression already excludes, and when it could say more, in words.
 * @param isEvery true: of every scope and metric; false: of all that a change covers, in verified resolutions and scores
 * @param currency of the price list
 */
export function describeSilence(looks: readonly Look[], isEvery: boolean, currency?: string): string[] {
  const shown = looks.filter(
    (look) => !isRegression(look) && (isEvery || (look.scope === '*' && leading.includes(look.metric))),
  );
  const wholes = byChange(shown).flatMap((streams) => {
    const absent = absentChange(streams);
    return absent.length > 0 ? absent : [...smallerMove(streams), ...describeStreams(streams, currency)];
  });
  return isEvery ? wholes : [...wholes, ...byChange(looks).flatMap(absentPlaces)];
}

/** The answer where nothing is flagged: silence is no good news. */
export function sayNothingFound(looks: readonly Look[]): string {
  const says = (...verdicts: Verdict[]) =>
    looks.every(({ status }) => verdicts.some((verdict) => saysVerdict(status, verdict)));
  if (says('not_enough_data', 'not_in_data')) return 'Nothing can be told yet.';
  if (says('not_enough_data', 'not_in_data', 'did_not_happen'))
    return 'No change took place as declared, so that nothing can be told of one.';
  return 'No regression so far.';
}

/** Changes whose AI share did not move as declared, a line each: nothing about them says that all is well. */
export const describeUndone = (looks: readonly Look[]): string[] =>
  byChange(looks).flatMap((own) => {
    const streams = own.filter(({ scope }) => scope === '*');
    const absent = absentChange(streams.filter(({ metric }) => leading.includes(metric)));
    return absent.length > 0 ? absent : [...smallerMove(streams), ...absentPlaces(own)];
  });

/** Places with a line of their own. */
const mostPlaces = 5;

/** Where AI never came, of a change whose whole a later one has overtaken: nothing else would say it. */
function absentPlaces(own: readonly Look[]): string[] {
  const isOpen = ({ scope, status }: Look) => scope === '*' && !saysVerdict(status, 'superseded');
  if (own.some(isOpen)) return [];
  const places = [...Map.groupBy(own, ({ scope }) => scope).values()]
    .map((streams) => streams.filter(({ metric }) => leading.includes(metric)))
    .filter((streams) => absentChange(streams).length > 0);
  const rest = places.length - mostPlaces;
  return [
    ...places.slice(0, mostPlaces).flatMap(([look]) => absentIn(look!, `, in ${look!.scope}`)),
    ...(rest > 0 ? [`and in ${rest} more places`] : []),
  ];
}

/** That AI never came, where every stream says so. */
function absentChange(streams: readonly Look[]): string[] {
  const [first] = streams;
  return first !== undefined && streams.every(({ status }) => saysVerdict(status, 'did_not_happen'))
    ? absentIn(first)
    : [];
}

const absentIn = (look: Look, place = ''): string[] => [
  `${look.brand}, ${nameOfChange(look)}${place}: the change did not happen: ${shareMoveOf(look)}`,
];

/** That the AI share moved by less than half of what was declared, said once a change. */
function smallerMove(streams: readonly Look[]): string[] {
  const smaller = streams.find(({ status }) => saysVerdict(status, 'smaller_than_declared'));
  if (smaller === undefined) return [];
  return [`${smaller.brand}, ${nameOfChange(smaller)}: smaller than declared: ${shareMoveOf(smaller)}`];
}

const percent = (share: number | null): string => (share === null ? '?' : `${Math.round(100 * share)} %`);

/** How far the AI share moved, and how far it was declared to, in words. */
const shareMoveOf = (look: Look): string =>
  `AI share ${percent(look.ai_share_before)} → ${percent(look.ai_share_after)}, ` +
  `declared ${percent(look.ai_share_declared)}`;

function describeStreams(streams: readonly Look[], currency: string | undefined): string[] {
  return streams.map((look) => {
    const { metric, upper, effect } = look;
    const place = look.scope === '*' ? '' : `, ${look.scope}`;
    const name = `${look.brand}, ${nameOfChange(look)}${place}, ${titleOf(metric)}: ${look.status.replaceAll('_', ' ')}`;
    if (upper === null || effect === null) return name;
    if (saysVerdict(look.status, 'improved')) return `${name}: ${betterBy(look, currency)}`;
    // To exclude what is not possible says nothing.
    const isTelling = upper > 0 && upper < largestDifference(metric);
    const excluded = isTelling
      ? `; worse by ${differenceInWords(metric, upper, currency)} or more is excluded`
      : '';
    return `${name}${excluded}${powerOf(look, currency)}`;
  });
}

/** When the drop one wants to catch would be seen, in words. */
function powerOf(
  { metric, day, upper, rho, days_to_detect: days, days_limited_by: limit }: Look,
  currency: string | undefined,
): string {
  // What is excluded already need not be waited for.
  if (rho === null || rho === undefined || (upper !== null && upper <= rho)) return '';
  if (days === null || days === undefined)
    return `; ${differenceInWords(metric, rho, currency)} would not be seen within two years${limit ? ` (${limitsInWords[limit]})` : ''}`;
  const when = days <= day ? 'would have been seen by now' : `would be seen by day ${days}`;
  return `; ${differenceInWords(metric, rho, currency)} ${when} (80 % power)`;
}
