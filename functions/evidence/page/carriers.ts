import type { Evidence } from '../gather/gather.ts';
import { type At, metricOf, rowAt } from '../gather/streams.ts';
import { titleOf } from '../gather/subject.ts';
import { effectInWords } from './direction.ts';
import { type Content, html } from './html.ts';
import { cell } from './numbers.ts';

/** What the sentence of the page says, and of which metric it has said the figures, maybe with its means. */
export interface Said {
  readonly content: Content;
  readonly at?: At;
  readonly withMeans?: boolean;
}

/** What carries a verdict, the surest first, and how much was seen; what the sentence has said is not said again. */
export function carriers(evidence: Evidence, { at: said, withMeans }: Said): Content {
  const { carrying } = evidence.streams;
  const items = carrying.map((at) => {
    const last = lastLook(evidence, metricOf(at));
    const isSaid = at.row === said?.row;
    const means =
      last === undefined || (isSaid && withMeans)
        ? []
        : [html`${cell(last, 'before')} → ${cell(last, 'after')}`];
    const effect = isSaid ? [] : [effectInWords(at, evidence.currency)];
    const seen = html`${cell(at, 'n_before')} observations before, ${cell(at, 'n_after')} since`;
    return html`<li>${titleOf(metricOf(at))}: ${[...means, ...effect, seen].map((text, i) => html`${i === 0 ? '' : '; '}${text}`)}</li>\n`;
  });
  return items.length === 0 ? undefined : html`<ul>${items}</ul>`;
}

/** Of what got better by the whole interval the surest. */
export const surestBetter = (carrying: readonly At[]): At | undefined =>
  carrying.find(isBelow) ?? carrying[0];

/** By the whole interval. */
const isBelow = (at: At): boolean => Number(rowAt(at).effect_upper ?? 0) < 0;

/** The sources show nothing of it. */
export const isNotInData = (at: At): boolean => String(rowAt(at).status).startsWith('not_in_data');

/** The last look of a metric at the scope. */
export function lastLook({ looks }: Evidence, metric: string): At | undefined {
  const row = looks.rows.findLastIndex((own) => own.metric === metric);
  return row < 0 ? undefined : { answer: looks, row };
}

/** What else is flagged in the scope, costs and guardrails among it. */
export function alsoFlagged({ impact, place, streams, verdict, currency }: Evidence): Content {
  const named = new Set([streams.deciding, ...streams.carrying].map((at) => at?.row));
  const others = impact.rows
    .map((_, row): At => ({ answer: impact, row }))
    .filter((at) => rowAt(at).scope === place.scope && rowAt(at).flagged_on !== null && !named.has(at.row));
  if (others.length === 0) return undefined;
  const items = others.map((at) => {
    const size = rowAt(at).effect === null ? '' : html`: ${effectInWords(at, currency)}`;
    return html`<li>${titleOf(metricOf(at))}, since ${cell(at, 'flagged_on')}${size}</li>`;
  });
  const isHarm = verdict.tone === 'worse' || verdict.word === 'Was worse' || verdict.word === 'Overtaken';
  return html`<p>${isHarm ? 'Also flagged here:' : 'Flagged here, though it is no drop in service as a whole:'}</p><ul>${items}</ul>`;
}
