import * as Plot from '@observablehq/plot';
import type { Row } from '../../contract/lake/rows.ts';
import { at, type Drawing, draw, inks } from './draw.ts';
import { dayAxis } from './scale.ts';

interface Look {
  readonly day: Date;
  readonly evidence: number;
  readonly needed: number;
}

/** Evidence beside what a flag needs, look by look, on a log scale: how an alarm without an effect of its own grew. */
export function drawEvidence(name: string, label: string, rows: readonly Row[]): Drawing | undefined {
  const looks = rows.flatMap(({ looked_on, log_e, log_threshold }): Look[] =>
    typeof log_e === 'number' && typeof log_threshold === 'number'
      ? [{ day: at(String(looked_on)), evidence: log_e, needed: log_threshold }]
      : [],
  );
  const last = looks.at(-1);
  if (last === undefined) return undefined;
  const needed = { x: 'day', y: 'needed' } as const;
  return draw(name, label, {
    height: 220,
    x: dayAxis(looks.map(({ day }) => day)),
    y: { label: '↑ log E', labelAnchor: 'top', grid: true, nice: true, ticks: 5 },
    marks: [
      Plot.ruleY([0], { stroke: inks.text }),
      // Of one look a line has no length.
      looks.length === 1
        ? Plot.ruleY([last.needed], { stroke: inks.text, strokeDasharray: '6 3' })
        : Plot.line(looks, { ...needed, stroke: inks.text, strokeDasharray: '6 3' }),
      Plot.text([last], {
        ...needed,
        text: () => 'needed for a flag',
        textAnchor: 'end',
        dy: -8,
        fill: inks.text,
      }),
      Plot.line(looks, { x: 'day', y: 'evidence', stroke: inks.treated, strokeWidth: 2 }),
      Plot.dot([last], { x: 'day', y: 'evidence', r: 4, fill: inks.treated, stroke: 'var(--page)' }),
    ],
    marginTop: 28,
  });
}
