import { handlerWords } from '../figures/handler-words.ts';
import type { Evidence } from '../gather/gather.ts';
import { type At, metricOf, rowAt } from '../gather/streams.ts';
import { titleOf } from '../gather/subject.ts';
import { isAbsent, isExcluded } from '../gather/verdict.ts';
import { widerNote } from './headline.ts';
import { type Content, type Html, html, nameOf } from './html.ts';
import { cell, counted, interval, unitWords } from './numbers.ts';
import { commands, section } from './parts.ts';

/** 9: what speaks against the verdict, and what would change it. */
export function doubts(evidence: Evidence): Html {
  const lead = evidence.streams.carrying[0] ?? evidence.streams.deciding;
  const items = [
    ...(lead === undefined ? [] : [preTrend(evidence, lead), controls(lead), power(evidence, lead)]),
    answers(evidence),
    coverage(evidence),
    missing(evidence),
  ];
  return section(
    'doubts',
    '9 What would change our mind',
    html`<dl>${items}</dl>`,
    commands([evidence.impact, evidence.parts, evidence.responses]),
  );
}

const item = (term: string, ...said: readonly Content[]): Html => html`<dt>${term}</dt><dd>${said}</dd>\n`;

function preTrend(evidence: Evidence, lead: At): Html {
  const { pre_trend, was_moving_before } = rowAt(lead);
  const term = 'Before the change';
  if (pre_trend === null)
    return item(
      term,
      isAbsent(evidence)
        ? 'Nothing is compared with the days before: the change did not happen.'
        : 'The days before cannot be compared: they belong to an earlier change, or are not there.',
    );
  const verdict =
    was_moving_before === true
      ? 'These tickets were moving away from the others already: read the verdict with that in mind.'
      : 'These tickets moved with the others.';
  const unit = unitWords(rowAt(lead).metric ?? '', evidence.currency);
  return item(
    term,
    html`${verdict} The same difference for the 28 days before against the 28 before those is ${cell(lead, 'pre_trend')} ${unit}, with a standard error of ${cell(lead, 'pre_trend_se')}.`,
  );
}

const controls = (lead: At): Html =>
  item(
    'Compared with',
    rowAt(lead).controls === 0
      ? 'Nothing: there are no other places, so that everything that happened at the same time is in the numbers.'
      : html`${counted(lead, 'controls', 'place')} that the change does not touch. What hit these tickets alone on the same day, for another reason, would be counted as the change's.`,
  );

function power(evidence: Evidence, lead: At): Html {
  const { excluded_drop, days_to_detect, rho } = rowAt(lead);
  const term = 'What can be seen';
  if (isAbsent(evidence)) return item(term, 'No drop is looked for: the change did not happen.');
  const unit = unitWords(rowAt(lead).metric ?? '', evidence.currency);
  return item(
    term,
    rho === null
      ? ''
      : html`The looks are made to catch a move for the worse of ${cell(lead, 'rho')} ${unit} (${titleOf(metricOf(lead)).toLowerCase()}). `,
    isExcluded(lead)
      ? ''
      : days_to_detect === null
        ? 'At the present volume one of that size would not be found within two years with 80 % power. '
        : html`One of that size is found within ${cell(lead, 'days_to_detect')} days of the change with 80 % power. `,
    excluded_drop === null
      ? 'No drop is excluded yet.'
      : excluded_drop === 0
        ? 'Any drop is excluded: the whole interval lies on the better side.'
        : html`Worse by ${cell(lead, 'excluded_drop')} or more is excluded.`,
  );
}

/** Who answered: the part that the response had, and what the silent could change. */
function answers(evidence: Evidence): Html {
  const { responses, parts } = evidence;
  const whole = { answer: parts, row: 0 };
  const moved =
    typeof rowAt(whole).response === 'number' && !isAbsent(evidence)
      ? html` That others were observed made ${cell(whole, 'response')} of the plain change (section 4).`
      : '';
  const rows = responses.rows
    .map((_, row): At => ({ answer: responses, row }))
    .filter((at) => rowAt(at).csat_if_silent_worst !== null)
    .map(
      (at) =>
        html`<li>${handlerWords(String(rowAt(at).handler_kind))}: ${cell(at, 'response_rate')} answered, mean ${interval(at, 'csat')}; between ${cell(at, 'csat_if_silent_worst')} and ${cell(at, 'csat_if_silent_best')}, whatever the silent would have said</li>`,
    );
  const list =
    rows.length === 0
      ? 'No survey of these tickets tells who was asked.'
      : html`Satisfaction since the change.${widerNote(evidence)}<ul>${rows}</ul>`;
  return item('Who answered', list, moved);
}

function coverage({ parts }: Evidence): Html {
  const whole = { answer: parts, row: 0 };
  const { covered_share_before, covered_share_after } = rowAt(whole);
  return item(
    'What the sources show',
    covered_share_before === null || covered_share_before === undefined || covered_share_after === null
      ? 'There are no tickets on one of the sides.'
      : html`${cell(whole, 'covered_share_before')} of the tickets before and ${cell(whole, 'covered_share_after')} since come from sources which show this metric; the others are not counted.`,
  );
}

/** What a source does not show at all, as the reports say it. */
function missing({ parts: { result } }: Evidence): Html | string {
  if (result.not_in_data.length === 0) return '';
  const said = result.not_in_data.map(
    ({ metric, sources }) =>
      html`<li>${titleOf(metric)}: not shown by ${sources.map((source) => html`${nameOf(source)} `)}</li>`,
  );
  return item('Not in the data', html`<ul>${said}</ul>`);
}
