import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { at, type Drawing, draw, inks } from './draw.ts';
import { dayAxis, tickOf } from './scale.ts';

/** One point of a side, from a row of change_course. */
interface Point {
  readonly day: Date;
  readonly side: string;
  readonly value: number;
  readonly isFinal: boolean;
}

/** What a chart of the course shows. */
export interface CourseChart {
  readonly name: string;
  readonly label: string;
  /** Rows of change_course. */
  readonly rows: readonly Row[];
  readonly metric: string;
  readonly since: string;
  readonly height?: number;
}

/** The treated as a line with dots, the controls dashed, the day of the change marked; hollow while not final. */
export function drawCourse({ name, label, rows, metric, since, height = 280 }: CourseChart): Drawing {
  const points = rows.flatMap(toPoint);
  const [treated, controls] = ['treated', 'controls'].map((side) =>
    points.filter((own) => own.side === side),
  );
  const xy = { x: 'day', y: 'value' } as const;
  return draw(name, label, {
    height,
    x: dayAxis([at(since), ...points.map(({ day }) => day)]),
    y: { label: null, grid: true, nice: true, tickFormat: tickOf(metric), ticks: 5 },
    marks: [
      Plot.ruleX([at(since)], { stroke: inks.text, strokeWidth: 1.5 }),
      Plot.text([at(since)], {
        ...{ x: (day: Date) => day, text: () => 'the change', frameAnchor: 'top', dy: -12, fill: inks.text },
      }),
      Plot.line(controls, { ...xy, stroke: inks.controls, strokeWidth: 1.5, strokeDasharray: '5 3' }),
      Plot.line(treated, { ...xy, stroke: inks.treated, strokeWidth: 2 }),
      Plot.dot(treated, {
        ...{ ...xy, r: 2.5, stroke: inks.treated },
        fill: ({ isFinal }: Point) => (isFinal ? inks.treated : 'var(--page)'),
      }),
      ...endLabels(treated, 'treated', inks.treated),
      ...endLabels(controls, 'controls', inks.controls),
    ],
    marginRight: 64,
    marginTop: 28,
  });
}

const endLabels = (points: readonly Point[] | undefined, text: string, fill: string): Plot.Markish[] => {
  const last = points?.at(-1);
  return last === undefined
    ? []
    : [Plot.text([last], { x: 'day', y: 'value', text: () => text, textAnchor: 'start', dx: 7, fill })];
};

const toPoint = ({ first_day, side, value, maturity }: Row): Point[] =>
  typeof value === 'number'
    ? [{ day: at(String(first_day)), side: String(side), value, isFinal: maturity === 1 }]
    : [];
