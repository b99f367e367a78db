import { meanInWords, sizeInWords, titleOf } from '../contract/definitions/metric-words.ts';
import { findMetric } from '../contract/definitions/metrics.ts';
import { type Look, saysVerdict } from '../contract/detection/evaluation.ts';
import { placeInWords } from '../contract/detection/scope-name.ts';
import { isServiceAlarm } from '../contract/detection/service-alarm.ts';
import { changeInSentence } from '../contract/detection/undeclared-change.ts';
import { lowerFirst, upperFirst } from '../contract/records/english.ts';
import { moveOf, verdictOf } from '../findings/in-words.ts';
import { printable } from '../report/render/printable.ts';
import type { Alert, Placed } from './alerts.ts';
import { type HandBackAnswer, handBackLines } from './hand-back-text.ts';

/** Places named in a message; the list of findings has the rest. */
const mostPlaces = 12;

/** The line above everything else: what, where, since when. At most a subject's length is read of it. */
export function headlineOf({ lead, look, brand, change_id, since, harms }: Alert): string {
  const state = harms.some(({ isConfirmed }) => isConfirmed) ? 'confirmed' : 'suspected';
  const more = moreOf(harms.slice(1));
  return (
    `${verdictOf({ state, metric: lead.metric })}: ${titleOf(lead.metric)}, ${brand}, ` +
    `${placeInWords(look.scope)}${more}, since ${since} (${changeInSentence(change_id)})`
  );
}

/** All that the change covers is no further place: it holds the one that leads. */
function moreOf(others: Alert['harms']): string {
  const places = others.filter(({ scope }) => scope !== '*').length;
  const whole = places < others.length ? ', seen in all that the change covers too' : '';
  return `${places > 0 ? ` and ${places} more` : ''}${whole}`;
}

/** Where a message's numbers come from. */
export interface Links {
  readonly evidence: string;
  readonly report: string;
  readonly handBack: string;
  /** Makes the evidence page from a lake in a folder. */
  readonly command: string;
}

/** What a message needs besides what was found. */
export interface Around {
  readonly links: Links;
  /** Of the price list. */
  readonly currency: string;
  /** What was found in the place before an undeclared change took it over. */
  readonly earlier?: string | undefined;
}

/** What a person reads in a mail or a chat: the answer first, then what it is not, then what to do. */
export function alertText(
  alert: Alert,
  handBack: HandBackAnswer,
  { links, currency, earlier }: Around,
): string {
  const { lead, figures, also, harms } = alert;
  const places = harms.slice(1).filter(({ scope }) => scope !== '*');
  const others = places.slice(0, mostPlaces - 1);
  const rest = places.length - others.length;
  const lines = [
    headlineOf(alert),
    '',
    upperFirst(lead.text),
    ...figuresOf(figures, lead, currency),
    ...(earlier === undefined ? [] : [earlier]),
    ...also.map((other) => alsoInWords(other, currency)),
    ...(others.length === 0
      ? []
      : [`Elsewhere: ${others.map(({ scope }) => scope).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`]),
    ...notOf(figures, currency),
    ...(alert.isExpected ? [] : ['', ...handBackLines(handBack, currency)]),
    '',
    `Evidence: ${links.evidence}`,
    `Everything the change did: ${links.report}`,
    ...(handBack.kind === 'known' ? [`What to hand back: ${links.handBack}`] : []),
    `On a lake in a folder: ${links.command}`,
  ];
  return lines.map(printable).join('\n');
}

/** What the sentence above leaves out: the level before and since, and how much was seen. */
function figuresOf(look: Look, lead: Pick<Look, 'metric'>, currency: string): string[] {
  const { metric, mean_before: before, mean_after: after } = look;
  if (typeof before !== 'number' || typeof after !== 'number') return [];
  const means = `${meanInWords(metric, before, currency)} → ${meanInWords(metric, after, currency)}`;
  const isTold = metric === lead.metric;
  const since = isTold ? '' : `${Math.round(look.n_after ?? 0)} observations since, `;
  const n = `${since}${Math.round(look.n_before ?? 0)}${isTold ? ' observations' : ''} before`;
  return [`${isTold ? 'Before' : `${titleOf(metric)}, before`} → after: ${means}; ${n}.${alone(look, lead)}`];
}

/** What else the change did, in a line: what, where, how much, since when. What to do stands once, below. */
function alsoInWords({ finding, look }: Placed, currency: string): string {
  const { metric, scopes } = finding;
  const state = saysVerdict(finding.status, 'regression_confirmed') ? 'confirmed' : 'suspected';
  const others = scopes.length - 1;
  const more = others > 0 ? ` and ${others} more` : '';
  const move = moveOf(look, currency);
  const named = look.metric === metric ? move : `${titleOf(look.metric)} ${move}`;
  return (
    `Also ${lowerFirst(verdictOf({ state, metric }))}: ${titleOf(metric)}, ${placeInWords(scopes[0]!)}${more}` +
    `${move === '' ? '' : `: ${named}`}; since ${look.change_effective_on}, flagged on ${look.flagged_on}.`
  );
}

/** An alarm can be sure of several metrics together whose intervals each leave it open. */
const alone = (look: Look, lead: Pick<Look, 'metric'>): string =>
  look.metric !== lead.metric && (look.lower ?? 0) < 0
    ? ' Alone, this metric would leave it open; the alarm weighs it together with the others.'
    : '';

/** Whether silence can explain it; how many were asked or answered is no answer itself. */
function answersOf(name: string): string[] {
  const metric = findMetric(name);
  if (metric?.better === 'two_sided') return [];
  return metric?.isSurveyBased === true
    ? ['it rests on those who answered: the evidence shows what silence could hide']
    : ['it does not rest on who answers surveys'];
}

/** What the drop is not, with figures, as far as a look knows. */
function notOf(look: Look, currency: string): string[] {
  if (isServiceAlarm(look)) return [];
  const { metric, mix_effect: mix, drift, controls } = look;
  const parts = [
    ...(mix === null
      ? []
      : [`the ticket mix moved it by ${sizeInWords(metric, Math.abs(mix), currency)}, which is taken off`]),
    ...answersOf(metric),
    ...(drift === null
      ? []
      : [
          drift === 0
            ? 'no drift was found in the time before'
            : `the interval allows for a drift of ${sizeInWords(metric, Math.sqrt(drift), currency)} a day`,
        ]),
    (controls ?? 0) > 0
      ? `${controls} ${controls === 1 ? 'scope that did not change is' : 'scopes that did not change are'} compared with`
      : 'there are no controls: before is only compared with after',
  ];
  return [`What it is not: ${parts.join('; ')}.`];
}
