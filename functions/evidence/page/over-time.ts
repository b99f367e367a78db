import { isInServiceAlarm } from '../../contract/detection/service-alarm.ts';
import type { Row } from '../../contract/lake/rows.ts';
import { addDays, daysBetween } from '../../contract/records/instant.ts';
import { drawCourse } from '../figures/course.ts';
import { drawEvidence } from '../figures/evidence.ts';
import { drawInterval, greyInWords } from '../figures/interval.ts';
import { differenceUnitOf } from '../figures/scale.ts';
import type { Answer } from '../gather/ask.ts';
import { decidingRow, type Evidence, isWithoutNamedControls } from '../gather/gather.ts';
import { type At, metricOf, rowAt } from '../gather/streams.ts';
import { titleOf } from '../gather/subject.ts';
import { isAbsent } from '../gather/verdict.ts';
import { lastLook } from './carriers.ts';
import { effectInWords } from './direction.ts';
import { whereOf } from './headline.ts';
import { type Content, type Html, html } from './html.ts';
import { cell, counted } from './numbers.ts';
import { figure, section, table } from './parts.ts';

const courseColumns = [
  { heading: 'From', column: 'first_day' },
  { heading: 'To', column: 'last_day' },
  { heading: 'Side', column: 'side' },
  { heading: 'Value', column: 'value', isEstimate: true },
  { heading: 'n', column: 'n' },
  { heading: 'Final', column: 'maturity' },
  { heading: 'Status', column: 'status' },
];

/** 2: the treated against their controls by day, and the AI share below. */
export function course(evidence: Evidence): Html {
  const { metric, place, course: answer } = evidence;
  const since = place.since;
  const own = rowsOf(answer, metric).filter((row) => !isUnjudged(evidence, answer.rows[row]));
  const share = rowsOf(answer, 'ai_share');
  const days = answer.rows.map(({ first_day }) => String(first_day));
  return section(
    'course',
    '2 The tickets of the change against the others',
    figure(
      courseSentence(evidence),
      drawCourse({
        name: 'course',
        label: `${titleOf(metric)} ${together(answer)}`,
        rows: pick(answer, own),
        metric,
        ...{ since, days },
      }),
      table(answer, courseColumns, own),
      [answer],
    ),
    figure(
      html`The share of these tickets that AI handled first.`,
      drawCourse({
        ...{
          name: 'share',
          label: `Share first handled by AI, ${together(answer)}`,
          rows: pick(answer, share),
        },
        ...{ metric: 'ai_share', since, days, height: 180 },
      }),
      table(answer, courseColumns, share),
      [answer],
    ),
  );
}

/**
 * Of an export that ended nothing came after its last claims, so that they count as held, and none of them as reopened: the
 * last days say nothing yet, and a period most of whose days are such. What is final is known, whenever somebody looked.
 */
export function isUnjudged(
  { metric, lookedOn, verificationDays }: Pick<Evidence, 'metric' | 'lookedOn' | 'verificationDays'>,
  row: Row = {},
): boolean {
  const [first, last] = [String(row.first_day), String(row.last_day)];
  return (
    isInServiceAlarm({ metric }) &&
    row.maturity !== 1 &&
    addDays(first, Math.floor(daysBetween(first, last) / 2)) > addDays(lookedOn, -verificationDays)
  );
}

function courseSentence(evidence: Evidence): Content {
  const { metric, course: answer } = evidence;
  const last = answer.rows.findLastIndex(
    (row) => row.metric === metric && row.side === 'controls' && row.places !== null,
  );
  const beside =
    last < 0
      ? isWithoutNamedControls(evidence)
        ? html`Nobody declared this change, so that the places it is compared with are not drawn.`
        : html`There are no places to compare them with.`
      : html`The dashed line is ${counted({ answer, row: last }, 'places', 'place')} of the brand that no declared change touched${steady(evidence, answer.rows[last]?.places)}.`;
  return html`${titleOf(metric)} ${together(answer)}, ${whereOf(evidence)}: plain values, hollow where they can still change; the figures at the top compare tickets of the same age and mix. ${beside}${isCut(evidence) ? ` The lines end where claims have not had ${evidence.verificationDays} days to be contradicted.` : ''}`;
}

const isCut = (evidence: Evidence): boolean =>
  evidence.course.rows.some((row) => row.metric === evidence.metric && isUnjudged(evidence, row));

const together = ({ result }: Answer): string =>
  result.parameters.days_together === 1 ? 'by day' : 'by week';

/** The verdict may rest on fewer places than a report of the change counts among its controls. */
export function steady({ streams: { carrying } }: Evidence, places: Row[string] | undefined): Content {
  const [lead] = carrying;
  const count = lead === undefined ? undefined : rowAt(lead).controls;
  if (lead === undefined || typeof count !== 'number' || count === places) return '';
  return count === 0
    ? '; their AI share was not steady, so that the verdict rests on none of them'
    : html`; the verdict rests on ${cell(lead, 'controls')}, whose AI share was steady`;
}

/** 3: how the evidence grew, look by look. */
export function looks(evidence: Evidence): Html {
  const { streams } = evidence;
  const { deciding } = streams;
  const flagged = decidingRow(evidence).flagged_on;
  const flaggedOn = typeof flagged === 'string' ? flagged : undefined;
  const alarm = deciding !== undefined && metricOf(deciding) === 'service' ? [alarmFigure(evidence)] : [];
  const flag = alarm.length === 0 ? 'flagged' : 'service flagged';
  const shown = streams.carrying.map((at) => intervalFigure(evidence, at, { flaggedOn, flag }));
  const none = html`<p class="none">No look at a single metric has numbers to draw.</p>`;
  return section('looks', '3 How sure, day by day', alarm, shown.length === 0 ? none : shown);
}

const lookColumns = [
  { heading: 'Look', column: 'looked_on' },
  { heading: 'Day', column: 'days' },
  { heading: 'Worse by', column: 'effect', isEstimate: true },
  { heading: 'log E', column: 'log_e' },
  { heading: 'needed', column: 'log_threshold' },
  { heading: 'n since', column: 'n_after' },
  { heading: 'Status', column: 'status' },
];

const rowsOf = (answer: Answer, metric: string): number[] =>
  answer.rows.flatMap((row, at) => (row.metric === metric ? [at] : []));

const pick = (answer: Answer, which: readonly number[]): Row[] => which.map((row) => answer.rows[row] ?? {});

/** The first flag of what the page is about, and its name. */
interface Flag {
  readonly flaggedOn: string | undefined;
  readonly flag: string;
}

function intervalFigure(evidence: Evidence, at: At, { flaggedOn, flag }: Flag): Html {
  const metric = metricOf(at);
  const rows = rowsOf(evidence.looks, metric);
  const title = titleOf(metric);
  const shown = pick(evidence.looks, rows);
  return figure(
    html`${title}: ${effectInWords(at, evidence.currency)}; ${shown.length === 1 ? 'one look so far; its interval' : 'the band'} holds at all looks at once, at a level of ${cell(at, 'level')}. ${greyInWords(shown, flaggedOn)}`,
    drawInterval({
      ...{ name: `interval-${metric}`, label: `${title}: how much worse, in ${differenceUnitOf(metric)}` },
      ...{ rows: shown, metric, flaggedOn, flag },
    }),
    table(evidence.looks, lookColumns, rows),
    [evidence.looks],
  );
}

/** Why the line of the evidence ends before the last look. */
const endOf = (evidence: Evidence): string =>
  isAbsent(evidence)
    ? ' The line ends where the change was seen not to have happened.'
    : ' The last look has no number.';

function alarmFigure(evidence: Evidence): Html {
  const rows = rowsOf(evidence.looks, 'service');
  const last = lastLook(evidence, 'service');
  const said =
    last === undefined
      ? ''
      : rowAt(last).log_e === null
        ? endOf(evidence)
        : html` It came to ${cell(last, 'log_e')}; a flag needs ${cell(last, 'log_threshold')} (natural logs).`;
  return figure(
    html`The evidence that service got worse, from verified resolutions, customers who came back and reopened tickets together.${said}`,
    drawEvidence('alarm', 'Evidence that service got worse, look by look', pick(evidence.looks, rows)),
    table(
      evidence.looks,
      lookColumns.filter(({ column }) => column !== 'effect' && column !== 'n_after'),
      rows,
    ),
    [evidence.looks],
  );
}
