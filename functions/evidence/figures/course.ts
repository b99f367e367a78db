import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { at, type Drawing, draw, inks } from './draw.ts';
import { barEnds, dayAxis, tickOf } from './scale.ts';

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
  /** First and last day of the axis where charts below one another share it. */
  readonly days?: readonly string[];
  readonly height?: number;
}

/** The treated as a line with dots, the controls dashed, the day of the change marked; hollow while not final. */
export function drawCourse({
  name,
  label,
  rows,
  metric,
  since,
  days = [],
  height = 280,
}: CourseChart): Drawing {
  const points = rows.map(toPoint);
  const treated = points.filter(({ side }) => side === 'treated');
  const controls = points.filter(({ side }) => side === 'controls');
  const shown = [at(since), ...days.map(at), ...points.map(({ day }) => day)];
  const end = new Date(Math.max(...shown.map((day) => day.getTime())));
  const treatedDown = giveWay(treated, controls, height - 70);
  const xy = { x: 'day', y: 'value' } as const;
  return draw(name, label, {
    height,
    x: axisOf(shown),
    y: {
      ...{ label: null, grid: true, nice: true, tickFormat: tickOf(metric), ticks: 5 },
      ...barEnds(points.map(({ value }) => value || 0)),
    },
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
      ...endLabels(treated, 'treated', inks.treated, treatedDown, end),
      ...endLabels(controls, 'controls', inks.controls, -treatedDown, end),
    ],
    marginRight: 64,
    marginTop: 28,
  });
}

/** From the first to the last of all days, also of those that a line leaves out. */
function axisOf(days: readonly Date[]) {
  const times = days.map((day) => day.getTime());
  return { ...dayAxis(days), domain: [new Date(Math.min(...times)), new Date(Math.max(...times))] };
}

/** Names of lines stand at the right end of the chart, also that of a line which ends before. */
const endLabels = (
  points: readonly Point[],
  text: string,
  fill: string,
  dy: number,
  end: Date,
): Plot.Markish[] => {
  const last = lastKnown(points);
  return last === undefined
    ? []
    : [
        Plot.text([last], {
          ...{ x: () => end, y: 'value', text: () => text, textAnchor: 'start', dx: 7, dy, fill },
        }),
      ];
};

const isKnown = ({ value }: Point): boolean => !Number.isNaN(value);

const lastKnown = (points: readonly Point[]): Point | undefined => points.findLast(isKnown);

/** How far the name of one line gives way to that of the other, units of the drawing; 0 where both have room. */
function giveWay(one: readonly Point[], other: readonly Point[], height: number): number {
  const [own, beside] = [lastKnown(one)?.value, lastKnown(other)?.value];
  if (own === undefined || beside === undefined) return 0;
  const known = [...one, ...other].filter(isKnown).map(({ value }) => value);
  const range = Math.max(...known) - Math.min(...known);
  const apart = range === 0 ? 0 : (Math.abs(own - beside) / range) * height;
  return apart >= labelHeight ? 0 : (own < beside ? 1 : -1) * (labelHeight - apart) * 0.5;
}

/** Lines of text need so much, units of the drawing. */
const labelHeight = 14;

/** A period without a value breaks the line: nothing is known between its neighbours. */
const toPoint = ({ first_day, side, value, maturity }: Row): Point => ({
  day: at(String(first_day)),
  side: String(side),
  value: typeof value === 'number' ? value : Number.NaN,
  isFinal: maturity === 1,
});
