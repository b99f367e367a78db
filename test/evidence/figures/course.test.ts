import { expect, test } from 'vitest';
import { drawCourse } from '../../../functions/evidence/figures/course.ts';

const row = (first_day: string, side: string, value: number | null) => ({
  ...{ first_day, side, value, maturity: 1 },
});
const chart = { name: 'c', label: 'l', metric: 'reopen_rate', since: '2026-04-06' };
const wide = (svg: string): string => svg.split('\n')[0] ?? '';

/** Where a text begins, units of the drawing. */
const placeOf = (svg: string, text: string): number =>
  Number(new RegExp(`translate\\(([\\d.]+),[\\d.]+\\)"[^>]*>${text}<`).exec(svg)?.[1]);

test('the name of a line that ends early stands at the right end, beside nothing', () => {
  const rows = [
    ...[
      row('2026-04-06', 'treated', 0.1),
      row('2026-04-13', 'treated', 0.05),
      row('2026-04-20', 'treated', null),
    ],
    ...[row('2026-04-06', 'controls', 0.03), row('2026-04-13', 'controls', 0.04)],
    row('2026-04-20', 'controls', 0.01),
  ];
  const svg = wide(drawCourse({ ...chart, rows }).svg);
  expect(placeOf(svg, 'treated')).toBe(placeOf(svg, 'controls'));
});

test('charts below one another share their days', () => {
  const rows = [row('2026-04-06', 'treated', 0.1), row('2026-04-07', 'treated', 0.05)];
  const days = ['2026-03-30', '2026-04-13'];
  const [own, shared] = [{}, { days }].map((more) => wide(drawCourse({ ...chart, rows, ...more }).svg));
  expect(placeOf(own!, 'the change')).toBe(56);
  expect(placeOf(shared!, 'the change')).toBe(56 + (720 - 56 - 64) / 2);
});
