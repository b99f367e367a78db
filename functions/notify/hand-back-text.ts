import { besideWord } from '../contract/definitions/interval.ts';
import { amountOf } from '../contract/definitions/metric-words.ts';
import { morePlaces } from '../contract/detection/scope-name.ts';
import type { HandBack } from './hand-back.ts';

/** Places with a line of their own; the report has the rest. */
export const mostHandBacks = 5;

/** What is known of a hand-back when a message is written. */
export type HandBackAnswer =
  /** Nothing is confirmed, or nothing of service: nothing is recommended. */
  | { readonly kind: 'none' }
  /** The report could not be asked. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly places: readonly HandBack[] };

/** What to hand back, what that gains and what it costs, a line each. */
export function handBackLines(answer: HandBackAnswer, currency: string): string[] {
  if (answer.kind === 'none')
    return ['Hand back: nothing is recommended before a drop in service is confirmed.'];
  if (answer.kind === 'failed')
    return ['Hand back: what it gains could not be asked just now; the report handback_candidates says it.'];
  const { places } = answer;
  if (places.length === 0)
    return ['Hand back: AI has handled no ticket first there since, so that nothing is to be given back.'];
  const rest = places.length - mostHandBacks;
  return [
    'Hand back, and what that changes a week if people do as well with these tickets as with their own (95 % interval; all tickets of the place that AI handles first, also those that this change did not move):',
    ...places.slice(0, mostHandBacks).map((place) => `- ${inWords(place, currency)}`),
    ...(rest > 0 ? [`- and ${morePlaces(rest)}`] : []),
  ];
}

function inWords(place: HandBack, currency: string): string {
  const { scope, tickets_a_week: tickets, status } = place;
  if (status === 'not_in_data') return `${scope}: what it gains is not in the data.`;
  const of = tickets === null ? '' : `, ${tickets.toFixed(1)} tickets that AI handles first`;
  const parts = [
    moreOf(status, 'verified resolutions', place, 'gained'),
    moreOf(place.satisfied_status, 'satisfied customers', place, 'satisfied'),
    costOf(place, currency),
  ];
  return `${scope}${of}: ${parts.join('; ')}.`;
}

type Interval = readonly [value: number, lower: number, upper: number];

function intervalOf(place: HandBack, name: 'gained' | 'satisfied' | 'cost'): Interval | undefined {
  const [value, lower, upper] = [
    place[`${name}_a_week`],
    place[`${name}_a_week_lower`],
    place[`${name}_a_week_upper`],
  ];
  return value === null || lower === null || upper === null ? undefined : [value, lower, upper];
}

function moreOf(status: string, what: string, place: HandBack, name: 'gained' | 'satisfied'): string {
  const interval = intervalOf(place, name);
  if (status === 'not_in_data') return `${what} are not in the data`;
  if (status !== 'ok' || interval === undefined) return `too little to say of ${what}`;
  const [value, lower, upper] = interval;
  const size = `${Math.abs(value).toFixed(1)} ${what} ${value < 0 ? 'fewer' : 'more'}`;
  const [least, most] = besideWord(value, lower, upper);
  return `${size} (${least.toFixed(1)} to ${most.toFixed(1)}${doubtOf(interval)})`;
}

function costOf(place: HandBack, currency: string): string {
  const interval = intervalOf(place, 'cost');
  if (place.cost_status === 'not_in_data') return 'what it costs is not in the data';
  if (place.cost_status !== 'ok' || interval === undefined) return 'too little to say of what it costs';
  const [value, lower, upper] = interval;
  if (lower === 0 && upper === 0) return 'at the same cost';
  const size = `${currency} ${amountOf(Math.abs(value))} ${value < 0 ? 'cheaper' : 'dearer'}`;
  const [least, most] = besideWord(value, lower, upper);
  return `${size} (${amountOf(least)} to ${amountOf(most)}${doubtOf(interval)})`;
}

/** An interval around nothing leaves open which way. */
const doubtOf = ([, lower, upper]: Interval): string =>
  lower < 0 && upper > 0 ? ', which way is not sure' : '';
