import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { at, type Drawing, draw, inks } from './draw.ts';
import { tickOf } from './scale.ts';

interface Part {
  readonly week: Date;
  readonly kind: string;
  readonly part: string;
  /** Where it begins and ends: on top of those before it. */
  readonly from: number;
  readonly to: number;
}

/** What claims came to, from the bottom of a bar to its top, which is what was claimed. */
const parts = [
  ['verified', 'verified_rate', inks.treated, 1],
  ['reopened', 'reopened_rate', inks.worse, 1],
  ['came back', 'came_back_rate', inks.worse, 0.7],
  ['asked for a person', 'asked_rate', inks.worse, 0.45],
  ['wrote again', 'wrote_rate', inks.worse, 0.25],
] as const;

export const partNames: readonly string[] = parts.map(([part]) => part);

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
  return draw(name, label, {
    height: 60 + 110 * kinds.length,
    marginRight: 80,
    x: { type: 'utc', label: null },
    y: { label: null, grid: true, domain: [0, 1], tickFormat: tickOf('ai_share'), ticks: 3 },
    fy: { label: null, domain: kinds },
    marks: [
      parts.map(([part, , fill, fillOpacity]) =>
        Plot.rectY(
          pieces.filter((piece) => piece.part === part),
          {
            ...{ x: 'week', interval: 'week', y1: 'from', y2: 'to', fy: 'kind' },
            ...{ fill, fillOpacity, stroke: 'var(--page)' },
          },
        ),
      ),
      Plot.ruleX([at(since)], { stroke: inks.text, strokeDasharray: '2 3' }),
      Plot.ruleY([0], { stroke: inks.text }),
    ],
  });
}

/** A row of claim_gap as the parts of its bar. */
function toPieces(row: Row): Part[] {
  const week = at(String(row.week));
  const kind = String(row.handler_kind).replaceAll('_', ' ');
  let reached = 0;
  return parts.map(([part, column]) => {
    const from = reached;
    reached += Number(row[column] ?? 0);
    return { week, kind, part, from, to: reached };
  });
}
