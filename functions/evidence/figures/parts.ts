import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { type Drawing, draw, inks } from './draw.ts';
import { barEnds, differenceOf, differenceTickOf, differenceUnitOf, worseSign } from './scale.ts';

interface Step {
  readonly part: string;
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
}

/** Parts of a plain change as steps that add up to it, from a row of drop_explained; undefined without parts. */
export function drawParts(name: string, label: string, row: Row, metric: string): Drawing | undefined {
  const { raw, within, mix, response } = row;
  if ([raw, within, mix, response].some((part) => typeof part !== 'number')) return undefined;
  const steps: Step[] = [];
  let reached = 0;
  for (const [part, size] of [
    ['service', within],
    ['ticket mix', mix],
    ['who answered', response],
  ] as const) {
    steps.push({ part, from: reached, to: reached + Number(size), isWhole: false });
    reached += Number(size);
  }
  steps.push({ part: 'plain change', from: 0, to: Number(raw), isWhole: true });
  const tick = differenceTickOf(metric);
  const bar = { y: 'part', x1: 'from', x2: 'to', insetTop: 4, insetBottom: 4 } as const;
  return draw(name, label, {
    height: 205,
    marginBottom: 44,
    marginLeft: 100,
    marginRight: 60,
    x: {
      label: `${differenceUnitOf(metric)}, ${worseSign(metric)} →`,
      grid: true,
      nice: true,
      tickFormat: tick,
      ...barEnds(steps.map(({ to }) => to)),
    },
    y: { label: null, domain: steps.map(({ part }) => part) },
    marks: [
      Plot.barX(steps, { ...bar, fill: ({ isWhole }: Step) => (isWhole ? inks.faint : inks.treated) }),
      Plot.ruleX([0], { stroke: inks.text }),
      Plot.text(steps, {
        ...{ y: 'part', x: ({ from, to }: Step) => Math.max(from, to), textAnchor: 'start', dx: 5 },
        ...{ text: ({ from, to }: Step) => differenceOf(metric, to - from), fill: inks.text },
      }),
    ],
  });
}
