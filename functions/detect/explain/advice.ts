import { judgedMetrics } from '../../contract/definitions/metrics.ts';
import { type Look, saysVerdict } from '../../contract/detection/evaluation.ts';
import { leastFraction, shareMoveOf } from '../../contract/detection/undone-change.ts';
import { isGone } from './service-findings.ts';

/** Places with a sentence of their own; the list of findings has the others. */
export const mostPlaces = 5;

/** Where people would do better, as far as it is confirmed, still there, and AI's. */
export const toHandBack = (places: readonly Look[], all: readonly Look[]): string[] =>
  saysVerdict(places[0]!.status, 'regression_confirmed')
    ? standing(places, all)
        .filter((place) => !isWithoutAi(place))
        .map(({ scope }) => scope)
    : [];

const standing = (places: readonly Look[], all: readonly Look[]): Look[] =>
  places.filter((place) => !isGone(place, all));

/** Whether AI was declared to come and did not: what fell there fell for another cause, and people have it already. */
function isWithoutAi(look: Look): boolean {
  const { ai_share_before: before, ai_share_after: after, ai_share_declared: declared } = look;
  if (before === null || after === null || declared === null) return false;
  return declared > before && after - before < leastFraction.happened * (declared - before);
}

/** What to do about places where service fell, in a sentence or two. */
export function adviceOf(places: readonly Look[], all: readonly Look[]): string {
  const first = places[0]!;
  if (judgedMetrics.get(first.metric)?.better === 'two_sided') {
    return 'Read satisfaction scores with care: another part of the customers answers now.';
  }
  const left = standing(places, all);
  const byAi = left.filter((place) => !isWithoutAi(place));
  const absent = left.find(isWithoutAi);
  return [
    ...(byAi.length > 0 ? [handBackAdvice(first, byAi)] : []),
    ...(absent
      ? [
          `AI did not come ${byAi.length > 0 ? 'everywhere' : 'there'} (${shareMoveOf(absent)}): look for another cause.`,
        ]
      : []),
  ].join(' ');
}

function handBackAdvice({ status }: Look, left: readonly Look[]): string {
  const named = left.slice(0, mostPlaces).map(({ scope }) => (scope === '*' ? 'all of it' : scope));
  const rest = left.length - named.length;
  const where = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return saysVerdict(status, 'regression_confirmed')
    ? `Worth handing back to people: ${where}.`
    : `Watch before handing back: ${where}.`;
}
