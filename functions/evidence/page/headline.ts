import { findMetric } from '../../contract/definitions/metrics.ts';
import { kindInWords } from '../../contract/detection/change-kind.ts';
import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import type { Evidence } from '../gather/gather.ts';
import { decidingRow } from '../gather/gather.ts';
import { type At, metricOf, rowAt } from '../gather/streams.ts';
import { titleOf } from '../gather/subject.ts';
import { isExcluded, isUndecidedHandback } from '../gather/verdict.ts';
import { alsoFlagged, carriers, isNotInData, lastLook, type Said, surestBetter } from './carriers.ts';
import { type Content, type Html, html, nameOf } from './html.ts';
import { cell, day, interval, unitWords } from './numbers.ts';
import { commands, section } from './parts.ts';

/** 1: the verdict in one sentence, and the numbers that carry it. */
export function headline(evidence: Evidence): Html {
  const { tone, sign, word } = evidence.verdict;
  const said = sentenceOf(evidence);
  return section(
    'headline',
    '1 What happened',
    html`<p class="verdict ${tone}"><strong><span aria-hidden="true">${sign}</span> ${word}.</strong> ${said.content}</p>`,
    evidence.earlier === '' ? undefined : html`<p>${nameOf(evidence.earlier)}</p>`,
    carriers(evidence, said),
    alsoFlagged(evidence),
    commands([evidence.impact, evidence.looks]),
  );
}

/** A scope, as the end of a sentence. */
export const whereOf = ({ place: { scope, brand } }: Evidence): Html =>
  scope === '*'
    ? html`in all the tickets that the change covers${brand === undefined ? '' : html` (${nameOf(brand)})`}`
    : html`in ${nameOf(scope)}${brand === undefined ? '' : html` of ${nameOf(brand)}`}`;

/** Reports that know no change tell of more tickets than the change has, where it covers several places. */
export function widerNote({ filters: { narrow, isExact } }: Evidence): Content {
  if (isExact) return '';
  const asked = Object.values(narrow).map((name, at) => html`${at === 0 ? '' : ', '}${nameOf(name)}`);
  return asked.length === 0
    ? html` Of all tickets, whether the change covers them or not.`
    : html` Of all tickets of ${asked}, whether the change covers them or not.`;
}

const changeOf = ({ place, impact }: Evidence): Html => {
  const { kind } = impact.rows[0] ?? {};
  const what = isUndeclared(place.change)
    ? html`a change of the AI share that nobody declared`
    : html`the change ${nameOf(place.change)}${typeof kind === 'string' ? ` (${kindInWords(kind)})` : ''}`;
  return html`${what}, which took effect on ${day(place.since)}`;
};

function sentenceOf(evidence: Evidence): Said {
  const { deciding, carrying } = evidence.streams;
  const lead = carrying[0];
  if (deciding === undefined)
    return {
      content: html`Nobody has looked yet ${whereOf(evidence)} at ${changeOf(evidence)}. Run <code>npx handback detect --lake LAKE</code>.`,
    };
  const what = html`${titleOf(metricOf(deciding))} ${whereOf(evidence)}, since ${changeOf(evidence)}`;
  const until = html`looked at until ${cell(deciding, 'looked_on')}, day ${cell(deciding, 'days')}`;
  switch (evidence.verdict.word) {
    case 'Moved':
    case 'Worse':
    case 'Worse, not confirmed':
      return around(
        led(evidence, lead),
        (size) =>
          html`${what}: ${size}. Flagged on ${cell(deciding, 'flagged_on')}; ${until}.${reachesOver(lead)}${unconfirmed(evidence)}`,
      );
    case 'Was worse':
      return around(
        led(evidence, lead),
        (size) =>
          html`${what}: flagged on ${cell(deciding, 'flagged_on')}, and no longer seen by the last look. ${size}; ${until}.`,
      );
    case 'Better':
      return around(
        led(evidence, surestBetter(carrying)),
        (size) => html`${what}: ${size}${wasFlagged(deciding)}; ${until}.`,
      );
    case 'Did not happen':
    case 'Smaller than declared':
      return {
        content: html`${what}: the share of tickets that AI handles first went from ${cell(deciding, 'ai_share_before')} to ${cell(deciding, 'ai_share_after')}, where ${cell(deciding, 'ai_share_declared')} was declared; ${until}.`,
      };
    case 'Cannot tell':
      return isNotInData(deciding)
        ? { content: html`${what}: the sources of these tickets do not show it; ${until}.` }
        : around(notFlagged(evidence, lead), (open) => html`${what}: ${open}; ${until}.`);
    case 'Overtaken':
      return around(
        led(evidence, lead),
        (size) =>
          html`${what}: a later change took over these tickets${wasFlagged(deciding)}. What was last said: ${size}; ${until}.`,
      );
    default:
      return around(
        notFlagged(evidence, lead),
        (open) => html`${what}: ${open}; ${until}.${undecided(evidence)}`,
      );
  }
}

/** The sentence around what is said of a metric. */
const around = (said: Said, sentence: (part: Content) => Content): Said => ({
  ...said,
  content: sentence(said.content),
});

/** What a hand-back is made for, where its interval leaves it open. */
const undecided = ({ streams: { carrying } }: Evidence): string =>
  isUndecidedHandback(carrying)
    ? ' Whether the hand-back helped cannot be told yet: the interval leaves open how much better it made things.'
    : '';

const wasFlagged = (at: At): Content =>
  typeof rowAt(at).flagged_on === 'string'
    ? html`; until then it was worse, flagged on ${cell(at, 'flagged_on')}`
    : '';

/** A flag stands for what was seen at once; by its interval now the harm may have ended. */
const reachesOver = (lead: At | undefined): string =>
  lead !== undefined && typeof rowAt(lead).effect_lower === 'number' && Number(rowAt(lead).effect_lower) < 0
    ? ' By the last look the interval reaches over no change.'
    : '';

const unconfirmed = ({ verdict }: Evidence): string =>
  verdict.word === 'Worse, not confirmed' ? ' No metric that needs no survey confirms it yet.' : '';

/** The surest metric: before, after, and by how much more than elsewhere. */
function led(evidence: Evidence, lead: At | undefined): Said {
  if (lead === undefined) return { content: html`none of its metrics has numbers of its own` };
  const metric = metricOf(lead);
  const last = lastLook(evidence, metric);
  const moved =
    last === undefined ? '' : html` went from ${cell(last, 'before')} to ${cell(last, 'after')}, which`;
  const isMoved = evidence.verdict.word === 'Moved';
  const isMinus = !isMoved && isBelowZero(lead);
  const others =
    decidingRow(evidence).controls === 0
      ? `${isMinus ? 'against' : 'than'} before`
      : `${isMinus ? 'against' : 'than in'} the places it is compared with`;
  const content = html`${titleOf(metric)}${moved} is ${isMoved ? 'a move, before less since, of ' : isMinus ? '' : 'worse by '}${interval(lead, 'effect')} ${unitWords(metric, evidence.currency)} ${others}${isMinus ? ', where minus is better' : ''}`;
  return { content, at: lead, withMeans: last !== undefined };
}

const isBelowZero = (at: At): boolean => Number(rowAt(at).effect) < 0;

function notFlagged(evidence: Evidence, lead: At | undefined): Said {
  if (lead === undefined)
    return { content: html`there are too few tickets to say anything${daysNeeded(evidence)}` };
  const metric = metricOf(lead);
  const unit = unitWords(metric, evidence.currency);
  const { excluded_drop, days_to_detect, rho } = rowAt(lead);
  const excluded =
    excluded_drop === null ? '' : html`; worse by ${cell(lead, 'excluded_drop')} or more is excluded`;
  const drop = rho === null ? 'a drop' : html`being worse by ${cell(lead, 'rho')}`;
  const power =
    evidence.verdict.word === 'No change found' || isExcluded(lead)
      ? ''
      : days_to_detect === null
        ? html`; ${drop} would not be seen within two years${limitOf(lead)}${largerDrop(lead)}`
        : html`; at this volume ${drop} is seen within ${cell(lead, 'days_to_detect')} days of the change`;
  const content = html`no drop in service is flagged (${titleOf(metric)}, in ${unit}: ${interval(lead, 'effect')}, where plus is worse)${excluded}${power}`;
  return { content, at: lead };
}

const pointsInWords = { 5: 'five', 10: 'ten', 20: 'twenty' } as const;

/** When the smallest larger drop of a share that is foretold, and not excluded already, would be seen, of 5, 10 and 20 points. */
function largerDrop(at: At): Content {
  const row = rowAt(at);
  const points = ([5, 10, 20] as const).find(
    (each) =>
      each > 100 * Number(row.rho) &&
      each < 100 * Number(row.excluded_drop ?? 1) &&
      typeof row[`days_to_detect_${each}`] === 'number',
  );
  return findMetric(metricOf(at))?.unit !== 'share' || points === undefined
    ? ''
    : html`, but by ${pointsInWords[points]} points within ${cell(at, `days_to_detect_${points}`)} days of the change`;
}

/** Why a drop would not be seen: few tickets, thin controls, drift. */
const limitOf = (at: At): string => {
  const limit = rowAt(at).days_limited_by;
  return typeof limit === 'string' ? ` (${limit.replaceAll('_', ' ')})` : '';
};

/** When a drop would be seen, where nothing can be said yet. */
function daysNeeded({ streams: { deciding } }: Evidence): Content {
  if (deciding === undefined || typeof rowAt(deciding).days_to_detect !== 'number') return '';
  return html`; at this volume a drop is seen within ${cell(deciding, 'days_to_detect')} days of the change`;
}
