import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { printable } from '../../report/render/printable.ts';
import { type Drawing, draw, inks } from './draw.ts';
import { differenceTickOf, differenceUnitOf } from './scale.ts';

interface Scope {
  /** Unique among the scopes drawn, so that names cut alike stay apart. */
  readonly key: number;
  readonly row: Row;
}

/** Letters of a name that drawings have room for; the table below has all of it. */
const longest = { wide: 36, narrow: 20 } as const;

/** Effects of a metric in every scope with their intervals; what is too few to say keeps its line. */
export function drawForest(
  name: string,
  label: string,
  rows: readonly Row[],
  metric: string,
): Drawing | undefined {
  if (rows.length === 0) return undefined;
  const scopes = rows.map((row, key): Scope => ({ key, row }));
  const namesFor = (room: keyof typeof longest) => {
    const labels = rows.map((row) => labelOf(String(row.scope), longest[room]));
    return {
      marginLeft: 16 + 7.3 * Math.max(...labels.map((own) => own.length)),
      y: {
        ...{ type: 'band' as const, label: null, domain: scopes.map(({ key }) => key) },
        tickFormat: (key: number) => labels[key] ?? '',
      },
    } as const;
  };
  const judged = scopes.filter(({ row }) => typeof row.effect === 'number');
  const silent = scopes.filter(({ row }) => typeof row.effect !== 'number');
  const of = (column: string) => (scope: Scope) => Number(scope.row[column]);
  const ink = ({ row }: Scope) => (row.flagged_on === null ? inks.faint : inks.worse);
  const options = {
    height: 84 + 24 * scopes.length,
    marginBottom: 44,
    x: {
      ...{ label: `worse by, in ${differenceUnitOf(metric)} →`, grid: true, nice: true },
      tickFormat: differenceTickOf(metric),
      ...(judged.length === 0 && { domain: [-1, 1], ticks: [] }),
    },
    marks: [
      Plot.ruleX([0], { stroke: inks.text }),
      Plot.link(judged, {
        ...{
          x1: of('effect_lower'),
          x2: of('effect_upper'),
          y1: 'key',
          y2: 'key',
          stroke: ink,
          strokeWidth: 2.5,
        },
      }),
      Plot.dot(judged, {
        ...{ x: of('effect'), y: 'key', r: 4.5, stroke: ink },
        fill: (scope: Scope) => (scope.row.flagged_on === null ? 'var(--page)' : inks.worse),
      }),
      // At the edge, not at no change: it says nothing.
      Plot.text(silent, { frameAnchor: 'left', y: 'key', text: whyOf, dx: 4, fill: inks.text }),
    ],
  };
  return draw(name, label, { ...options, ...namesFor('wide') }, namesFor('narrow'));
}

function labelOf(scope: string, most: number): string {
  const text = scope === '*' ? 'all it covers' : printable(scope);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

const whyOf = ({ row }: Scope): string => {
  const status = String(row.status);
  if (status.startsWith('not_in_data')) return 'not in the data';
  if (status.startsWith('did_not_happen')) return 'the change did not happen';
  const days = row.days_to_detect;
  return typeof days === 'number' ? `too few to say before day ${days}` : 'too few to say';
};
