import { differenceInWords, titleOf } from '../../contract/definitions/metric-words.ts';
import { largestDifference } from '../../contract/definitions/possible-difference.ts';
import { type Look, saysVerdict } from '../../contract/detection/evaluation.ts';
import { limitsInWords } from './days-in-words.ts';
import { isRegression } from './service-findings.ts';

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
  return byChange(shown).flatMap((streams) => {
    const absent = absentChange(streams);
    return absent.length > 0 ? absent : [...smallerMove(streams), ...describeStreams(streams, currency)];
  });
}

/** Changes whose AI share did not move as declared, a line each: nothing about them says that all is well. */
export const describeUndone = (looks: readonly Look[]): string[] =>
  byChange(looks.filter(({ scope }) => scope === '*')).flatMap((streams) => {
    const absent = absentChange(streams.filter(({ metric }) => leading.includes(metric)));
    return absent.length > 0 ? absent : smallerMove(streams);
  });

const byChange = (looks: readonly Look[]): Look[][] => [
  ...Map.groupBy(looks, ({ brand, change_id }) => JSON.stringify([brand, change_id])).values(),
];

/** That AI never came, where every stream says so. */
function absentChange(streams: readonly Look[]): string[] {
  const [first] = streams;
  return first !== undefined && streams.every(({ status }) => saysVerdict(status, 'did_not_happen'))
    ? [`${first.brand}, ${first.change_id}: the change did not happen: ${shareMoveOf(first)}`]
    : [];
}

/** That the AI share moved by less than half of what was declared, said once a change. */
function smallerMove(streams: readonly Look[]): string[] {
  const smaller = streams.find(({ status }) => saysVerdict(status, 'smaller_than_declared'));
  if (smaller === undefined) return [];
  return [`${smaller.brand}, ${smaller.change_id}: smaller than declared: ${shareMoveOf(smaller)}`];
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
    const name = `${look.brand}, ${look.change_id}${place}, ${titleOf(metric)}: ${look.status.replaceAll('_', ' ')}`;
    if (upper === null || effect === null) return name;
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
