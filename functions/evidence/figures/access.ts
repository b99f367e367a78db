import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { type Drawing, draw, inks } from './draw.ts';
import { barEnds } from './scale.ts';

interface Stage {
  readonly stage: string;
  readonly count: number;
  readonly isLost: boolean;
}

const stages = [
  ['asked for a person', 'n'],
  ['can be followed', 'count_followed'],
  ['reached one so far', 'count_reached'],
  ['in time', 'count_in_time'],
  ['gave up', 'count_given_up'],
] as const;

/** From asking for a person to reaching one in time, from one row of human_access. */
export function drawAccess(name: string, label: string, row: Row): Drawing | undefined {
  const funnel = stages.flatMap(([stage, column]): Stage[] => {
    const count = row[column];
    return typeof count === 'number' ? [{ stage, count, isLost: column === 'count_given_up' }] : [];
  });
  if (funnel.length < 2 || funnel[0]?.count === 0) return undefined;
  return draw(name, label, {
    height: 24 + 30 * funnel.length,
    marginBottom: 4,
    marginLeft: 140,
    marginRight: 60,
    x: { axis: null, ...barEnds(funnel.map(({ count }) => count)) },
    y: { label: null, domain: funnel.map(({ stage }) => stage) },
    marks: [
      Plot.barX(funnel, {
        ...{ y: 'stage', x: 'count', insetTop: 4, insetBottom: 4 },
        fill: ({ isLost }: Stage) => (isLost ? inks.worse : inks.treated),
      }),
      Plot.ruleX([0], { stroke: inks.text }),
      Plot.text(funnel, {
        ...{ y: 'stage', x: 'count', text: ({ count }: Stage) => count.toLocaleString('en-US') },
        ...{ textAnchor: 'start', dx: 6, fill: inks.text },
      }),
    ],
  });
}
