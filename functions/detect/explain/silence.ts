import { differenceInWords, titleOf } from '../../contract/definitions/metric-words.ts';
import { largestDifference } from '../../contract/definitions/possible-difference.ts';
import { byChange } from '../../contract/detection/by-change.ts';
import {
  hasLostControls,
  type Look,
  saysVerdict,
  type Verdict,
} from '../../contract/detection/evaluation.ts';
import {
  absentChange,
  absentPlaces,
  leadingMetrics,
  smallerMove,
} from '../../contract/detection/undone-change.ts';
import { betterBy } from './better.ts';
import { limitsInWords } from './days-in-words.ts';
import { isRegression } from './service-findings.ts';
import { nameOfChange, statusInWords } from './wording.ts';

/**
 * What a stream that is no regression already excludes, and when it could say more, in words.
 * @param isEvery true: of every scope and metric; false: of all that a change covers, in verified resolutions and scores
 * @param currency of the price list
 */
export function describeSilence(looks: readonly Look[], isEvery: boolean, currency?: string): string[] {
  const shown = looks.filter(
    (look) =>
      !isRegression(look) && (isEvery || (look.scope === '*' && leadingMetrics.includes(look.metric))),
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

function describeStreams(streams: readonly Look[], currency: string | undefined): string[] {
  return streams.map((look) => {
    const { metric, upper, effect } = look;
    const place = look.scope === '*' ? '' : `, ${look.scope}`;
    const name = `${look.brand}, ${nameOfChange(look)}${place}, ${titleOf(metric)}: ${statusInWords(look.status)}`;
    if (upper === null || effect === null)
      return hasLostControls(look)
        ? `${name}: every place that it was compared with has changed as well`
        : name;
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
