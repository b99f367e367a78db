import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { at, type Drawing, draw, inks } from './draw.ts';
import { handlerWords } from './handler-words.ts';
import { drawLegend, patternIds } from './patterns.ts';
import { tickOf } from './scale.ts';

interface Part {
  readonly week: Date;
  readonly kind: string;
  readonly part: string;
  /** Where it begins and ends: on top of those before it. */
  readonly from: number;
  readonly to: number;
}

/** What claims came to, from the bottom of a bar to its top, which is what was claimed: each by a pattern of its own. */
const parts = [
  ['verified', 'verified_rate', inks.treated],
  ['reopened', 'reopened_rate', `url(#${patternIds.crosses})`],
  ['came back', 'came_back_rate', `url(#${patternIds.stripes})`],
  ['asked for a person', 'asked_rate', `url(#${patternIds.dots})`],
  ['wrote again', 'wrote_rate', `url(#${patternIds.lines})`],
] as const;

export const partNames: readonly string[] = parts.map(([part]) => part);

/** So many weeks are named by their Mondays; of more, the months. */
const mostWeeksNamed = 14;

/** Claimed resolutions by week and handler kind, taken apart into those that held and why the others did not. */
export function drawClaims(
  name: string,
  label: string,
  rows: readonly Row[],
  since: string,
): Drawing | undefined {
  const shown = rows.filter(({ status }) => status === 'ok');
  if (shown.length === 0) return undefined;
  const pieces = shown.flatMap(toPieces);
  const kinds = [...new Set(pieces.map(({ kind }) => kind))];
  const weeks = new Set(pieces.map(({ week }) => week.getTime())).size;
  const { svg } = draw(name, label, {
    height: 60 + 110 * kinds.length,
    marginRight: 80,
    x: { type: 'utc', label: null, ...(weeks <= mostWeeksNamed && { ticks: 'monday' as const }) },
    y: { label: null, grid: true, domain: [0, 1], tickFormat: tickOf('ai_share'), ticks: 3 },
    fy: { label: null, domain: kinds },
    marks: [
      parts.map(([part, , fill]) =>
        Plot.rectY(
          pieces.filter((piece) => piece.part === part),
          {
            ...{ x: 'week', interval: 'monday', y1: 'from', y2: 'to', fy: 'kind' },
            ...{ fill, stroke: fill.startsWith('url') ? inks.worse : 'var(--page)', strokeWidth: 0.75 },
          },
        ),
      ),
      Plot.ruleX([at(since)], { stroke: inks.text, strokeDasharray: '2 3' }),
      Plot.ruleY([0], { stroke: inks.text }),
    ],
  });
  return { svg: `${svg}\n${drawLegend(parts.map(([part, , fill]) => ({ text: part, fill })))}` };
}

/** A row of claim_gap as the parts of its bar. */
function toPieces(row: Row): Part[] {
  const week = at(String(row.week));
  const kind = handlerWords(String(row.handler_kind));
  let reached = 0;
  return parts.map(([part, column]) => {
    const from = reached;
    reached += Number(row[column] ?? 0);
    return { week, kind, part, from, to: reached };
  });
}
