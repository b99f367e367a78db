import { isInServiceAlarm, isServiceAlarm } from '../../contract/detection/service-alarm.ts';
import { type Row, textOf } from '../../contract/lake/rows.ts';
import { drawForest } from '../figures/forest.ts';
import { drawParts } from '../figures/parts.ts';
import { differenceUnitOf, worseSign } from '../figures/scale.ts';
import type { Evidence } from '../gather/gather.ts';
import { isWithoutNamedControls } from '../gather/gather.ts';
import { type At, rowAt } from '../gather/streams.ts';
import { titleOf } from '../gather/subject.ts';
import { isAbsent } from '../gather/verdict.ts';
import { effectInWords } from './direction.ts';
import { type Content, type Html, html } from './html.ts';
import { cell, counted, unitWords } from './numbers.ts';
import { steady } from './over-time.ts';
import { figure, section, table } from './parts.ts';

const strataColumns = [
  { heading: 'Kind of ticket', column: 'stratum' },
  { heading: 'Plain change', column: 'raw' },
  { heading: 'Service', column: 'within' },
  { heading: 'Mix', column: 'mix' },
  { heading: 'Who answered', column: 'response' },
  { heading: 'Before', column: 'before', isEstimate: true },
  { heading: 'Since', column: 'after', isEstimate: true },
  { heading: 'n before', column: 'n_before' },
  { heading: 'n since', column: 'n_after' },
  { heading: 'Status', column: 'status' },
];

/** 4: how much of the plain change is service, how much other tickets, how much who answered. */
export function causes(evidence: Evidence): Html {
  const { parts, metric } = evidence;
  const whole = { answer: parts, row: 0 };
  const title = '4 What it is not';
  // Whatever moved meanwhile, no change did it.
  if (isAbsent(evidence))
    return section('causes', title, html`<p>Nothing is taken apart: the change did not happen.</p>`);
  return section(
    'causes',
    title,
    figure(
      partsSentence(evidence, whole),
      drawParts('parts', `Parts of the change, in ${differenceUnitOf(metric)}`, rowAt(whole), metric),
      table(parts, strataColumns),
      [parts],
    ),
  );
}

function partsSentence(evidence: Evidence, whole: At): Content {
  const { metric, currency, parts } = evidence;
  if (typeof rowAt(whole).within !== 'number')
    return html`There is too little on one of the sides to take the change apart.`;
  const controls = rowAt(whole).controls;
  const less =
    typeof controls === 'number' && controls > 0
      ? html`, each less that of ${counted(whole, 'controls', 'other place')} that no declared change touched in those days${steady(evidence, controls)}`
      : isWithoutNamedControls(evidence)
        ? '; nobody declared this change, so that what other places did is not taken off'
        : '';
  return html`${titleOf(metric)}, the 28 days before less the days since (${unitWords(metric, currency)}; ${worseSign(metric)}): of a plain change of ${cell(whole, 'raw')}, ${cell(whole, 'within')} is how the same kinds of ticket were served, ${cell(whole, 'mix')} that other kinds came in, and ${cell(whole, 'response')} that others were observed${less}. It takes the plain means; the verdict weighs days and ages, so the sizes differ. Parts and whole are each rounded for themselves.${parts.rows.length > 1 ? '' : ' There is one kind of ticket only.'}`;
}

const forestColumns = [
  { heading: 'Scope', column: 'scope' },
  { heading: 'Worse by', column: 'effect', isEstimate: true },
  { heading: 'n before', column: 'n_before' },
  { heading: 'n since', column: 'n_after' },
  { heading: 'Flagged on', column: 'flagged_on' },
  { heading: 'Days to detect', column: 'days_to_detect' },
  { heading: 'Status', column: 'status' },
];

/** Scopes drawn; the table has all. */
const drawn = 50;

/** 5: the same metric in every scope of the change. */
export function scopes(evidence: Evidence): Html {
  const { impact, metric } = evidence;
  const rows = impact.rows.flatMap((row, at) => (row.metric === metric ? [at] : [])).sort(byHarm(evidence));
  const shown = rows.slice(0, drawn).map((row) => impact.rows[row] ?? {});
  const cut = rows.length > drawn ? ' The table has those that the drawing has no room for.' : '';
  return section(
    'scopes',
    '5 Where',
    figure(
      html`${titleOf(metric)} in every scope of the change, first where it is surest to be worse; filled: flagged.${surest(evidence, rows)}${togetherFlagged(evidence, rows)}${stillFlagged(evidence, rows)} An interval that reaches over the line at no change leaves open whether there was one; “too few to say” is no good news.${cut}`,
      drawForest('forest', `${titleOf(metric)} by scope, in ${differenceUnitOf(metric)}`, shown, metric),
      table(impact, forestColumns, rows),
      [impact],
    ),
  );
}

/** Of several places that where it is surest to be worse, for whoever does not see the drawing. */
function surest({ impact, currency }: Evidence, rows: readonly number[]): Content {
  const [first, ...others] = rows.filter((row) => impact.rows[row]?.scope !== '*');
  if (first === undefined || others.length === 0) return '';
  if (typeof impact.rows[first]?.effect !== 'number') return ' No place alone has a number.';
  const at = { answer: impact, row: first };
  return Number(rowAt(at).effect_lower ?? 0) > 0
    ? html` Surest is ${cell(at, 'scope')}: ${effectInWords(at, currency)}.`
    : ' At no place alone is it sure to be worse.';
}

/** Places that the sentence below the drawing names. */
const named = 6;

/** The alarm of a place weighs three metrics together: it may be flagged where this one alone is not. */
function togetherFlagged({ impact, metric }: Evidence, rows: readonly number[]): Content {
  const isFlagged = (row: Row | undefined) => typeof row?.flagged_on === 'string';
  const alone = new Set(
    rows
      .map((at) => impact.rows[at])
      .filter(isFlagged)
      .map((row) => row?.scope),
  );
  const places = impact.rows.flatMap((row, at) =>
    isServiceAlarm({ metric: textOf(row, 'metric') }) &&
    isFlagged(row) &&
    row.scope !== '*' &&
    !alone.has(row.scope)
      ? [at]
      : [],
  );
  if (!isInServiceAlarm({ metric }) || places.length === 0) return '';
  return html` Flagged by this metric together with the other two of service, not by it alone: ${listed(impact, places)}.`;
}

/** A flag stands for what was seen at once: places whose interval leaves it open by now are named. */
function stillFlagged({ impact }: Evidence, rows: readonly number[]): Content {
  const places = rows.filter((at) => {
    const { scope, flagged_on, effect_lower: lower, effect_upper: upper } = impact.rows[at] ?? {};
    return scope !== '*' && typeof flagged_on === 'string' && Number(lower) < 0 && Number(upper) > 0;
  });
  if (places.length === 0) return '';
  return html` A flag stays; by the last look the interval reaches over no change at ${listed(impact, places)}.`;
}

/** The first of some places, by name. */
const listed = (impact: Evidence['impact'], places: readonly number[]): Html =>
  html`${places
    .slice(0, named)
    .map(
      (row, at) => html`${at === 0 ? '' : ', '}${cell({ answer: impact, row }, 'scope')}`,
    )}${places.length > named ? ' and others' : ''}`;

/** The whole first, then the worst lower end; what is too few to say last. */
function byHarm({ impact }: Evidence) {
  const rank = (at: number): number => {
    const row = impact.rows[at] ?? {};
    if (row.scope === '*') return Number.NEGATIVE_INFINITY;
    return typeof row.effect_lower === 'number' ? -row.effect_lower : Number.MAX_VALUE;
  };
  return (a: number, b: number): number => (rank(a) === rank(b) ? a - b : rank(a) - rank(b));
}
