import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { at, type Drawing, draw, inks } from './draw.ts';
import { dayAxis, differenceTickOf } from './scale.ts';

interface Look {
  readonly day: Date;
  readonly effect: number;
  readonly lower: number;
  readonly upper: number;
  readonly isFlagged: boolean;
  /** The look of the day of the first flag; looks may begin after it. */
  readonly isFirst: boolean;
}

/** What the chart of an interval shows: rows of `looks` of one metric. */
export interface IntervalChart {
  readonly name: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly metric: string;
  /** Day of the first flag of what the page is about. */
  readonly flaggedOn: string | undefined;
  /** What the chart calls that day. */
  readonly flag: string;
}

/** An interval wider than so many of the last ones is cut at the frame. */
const widest = 5;

/** The interval that holds at all looks, closing day by day: grey before the flag, coloured from then on. */
export function drawInterval({
  name,
  label,
  rows,
  metric,
  flaggedOn,
  flag,
}: IntervalChart): Drawing | undefined {
  const looks = rows.flatMap((row) => toLook(row, flaggedOn));
  const last = looks.at(-1);
  if (last === undefined) return undefined;
  const usual = looks.filter(({ lower, upper }) => upper - lower <= widest * (last.upper - last.lower));
  const domain = [
    Math.min(0, ...usual.map(({ lower }) => lower)),
    Math.max(0, ...usual.map(({ upper }) => upper)),
  ];
  const flagged = looks.filter(({ isFlagged }) => isFlagged);
  const before = looks.filter((look) => !look.isFlagged || look === flagged[0]);
  const band = { x: 'day', y1: 'lower', y2: 'upper', clip: true } as const;
  const line = { x: 'day', y: 'effect', clip: true, strokeWidth: 2 } as const;
  return draw(name, label, {
    height: 280,
    x: dayAxis(looks.map(({ day }) => day)),
    y: {
      label: '↑ worse',
      labelAnchor: 'top',
      grid: true,
      domain,
      nice: true,
      tickFormat: differenceTickOf(metric),
      ticks: 6,
    },
    marks: [
      Plot.areaY(before, { ...band, fill: inks.faint, fillOpacity: 0.35 }),
      Plot.areaY(flagged, { ...band, fill: inks.worse, fillOpacity: 0.25 }),
      Plot.line(before, { ...line, stroke: inks.faint, strokeDasharray: '4 3' }),
      Plot.line(flagged, { ...line, stroke: inks.worse }),
      Plot.ruleY([0], { stroke: inks.text }),
      ...lastMark(last),
      ...(flagged[0]?.isFirst === true ? flagMark(flag, flagged[0], looks) : []),
    ],
    marginTop: 28,
  });
}

/** The last look by itself: where it is the only one, band and line have no width. */
function lastMark(last: Look): Plot.Markish[] {
  const stroke = last.isFlagged ? inks.worse : inks.faint;
  return [
    Plot.ruleX([last], { x: 'day', y1: 'lower', y2: 'upper', clip: true, stroke, strokeWidth: 1.5 }),
    Plot.dot([last], { x: 'day', y: 'effect', r: 4, fill: stroke, stroke: 'var(--page)' }),
  ];
}

const flagMark = (flag: string, first: Look, looks: readonly Look[]): Plot.Markish[] => [
  Plot.ruleX([first.day], { stroke: inks.text, strokeDasharray: '2 3' }),
  Plot.text([first.day], {
    ...{
      x: (day: Date) => day,
      text: () => flag,
      frameAnchor: 'top',
      dy: 8,
      ...(isLate(first, looks)
        ? { dx: -4, textAnchor: 'end' as const }
        : { dx: 4, textAnchor: 'start' as const }),
      fill: inks.text,
    },
  }),
];

/** In the last quarter: to the right of it would be no room. */
const isLate = (look: Look, looks: readonly Look[]): boolean => looks.indexOf(look) > 0.75 * looks.length;

/** What is grey in the chart, in a sentence; nothing where the first look shown was flagged. */
export function greyInWords(rows: readonly Row[], flaggedOn: string | undefined): string {
  if (flaggedOn === undefined) return 'Grey: nothing is flagged.';
  const isAnyBefore = rows.flatMap((row) => toLook(row, flaggedOn)).some(({ isFlagged }) => !isFlagged);
  return isAnyBefore ? 'Grey: the days before the flag.' : '';
}

function toLook(row: Row, flaggedOn: string | undefined): Look[] {
  const { looked_on, effect, effect_lower: lower, effect_upper: upper } = row;
  if (typeof effect !== 'number' || typeof lower !== 'number' || typeof upper !== 'number') return [];
  const isFlagged = flaggedOn !== undefined && String(looked_on) >= flaggedOn;
  return [{ day: at(String(looked_on)), effect, lower, upper, isFlagged, isFirst: looked_on === flaggedOn }];
}
