import { expect, test } from 'vitest';
import { drawClaims, partNames } from '../../../functions/evidence/figures/claims.ts';
import { drawCourse } from '../../../functions/evidence/figures/course.ts';

const row = (week: string, rates: Record<string, number>) => ({
  ...{ week, handler_kind: 'ai', status: 'ok', verified_rate: 0.5, reopened_rate: 0.1 },
  ...{ came_back_rate: 0.1, asked_rate: 0.1, wrote_rate: 0.1 },
  ...rates,
});

test('why claims did not hold is told by patterns, each named in the legend, once on the page', () => {
  const { svg } = drawClaims('claims', 'Claims', [row('2026-03-02', {})], '2026-03-16')!;
  for (const name of partNames) expect(svg).toContain(`</svg> ${name}</li>`);
  const fills = new Set([...svg.matchAll(/<g[^>]*fill="(url[^"]+)"/g)].map(([, fill]) => fill));
  expect(fills.size).toBe(4);
  expect(svg.match(/id="pattern-/g)).toHaveLength(4);
  expect(drawClaims('claims', 'Claims', [{ status: 'not_enough_data' }], '2026-03-16')).toBeUndefined();
});

test('all bars of one pattern and handler are one shape: each is painted over a whole page by a printer', () => {
  const weeks = ['2026-03-02', '2026-03-09', '2026-03-16'].map((week) => row(week, {}));
  const people = weeks.map((each) => ({ ...each, handler_kind: 'in_house' }));
  const { svg } = drawClaims('claims', 'Claims', [...weeks, ...people], '2026-03-16')!;
  const [wide = ''] = svg.split('plot narrow');
  const patterned = [...wide.matchAll(/<g[^>]*fill="url[^"]+"[^>]*>(.*?)<\/g><\/g>/gs)].map(
    ([, inner = '']) => inner,
  );
  expect(patterned).toHaveLength(4);
  for (const inner of patterned) {
    expect(inner).not.toContain('<rect');
    expect([...inner.matchAll(/d="([^"]+)"/g)].map(([, d = '']) => d.match(/M/g)?.length)).toEqual([3, 3]);
  }
});

test('a line has a gap where a period has too few tickets', () => {
  const days = ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'];
  const rows = days.map((first_day, at) => ({
    ...{ first_day, side: 'controls', maturity: 1 },
    value: at === 2 ? null : 0.1 * at,
  }));
  const { svg } = drawCourse({ name: 'c', label: 'x', rows, metric: 'reopen_rate', since: '2026-03-16' });
  const [wide = ''] = svg.split('plot narrow');
  const line = /d="(M[^"]+)"[^>]*>/.exec(wide.slice(wide.indexOf('stroke-dasharray')))?.[1] ?? '';
  expect(line.match(/M/g)).toHaveLength(2);
});

const weekOf = (day: string) => ({ week: day, handler_kind: 'ai', status: 'ok', verified_rate: 0.7 });

test('a week begins on its Monday: the bar of the week of a change begins where the change stands', () => {
  // A Monday.
  const since = '2026-05-04';
  const rows = ['2026-04-20', '2026-04-27', since, '2026-05-11'].map(weekOf);
  const { svg = '' } = drawClaims('claims', 'claims', rows, since) ?? {};
  const wide = svg.slice(0, svg.indexOf('plot narrow'));
  const begins = [...wide.matchAll(/<rect[^>]* x="([\d.]+)"/g)].map(([, x]) => Number(x));
  const change = Number(/<line[^>]*\bx1="([\d.]+)"/.exec(wide.slice(wide.indexOf('stroke-dasharray')))?.[1]);
  expect(begins).toHaveLength(4);
  // Bars stand half a unit apart on each side.
  expect(begins.filter((x) => Math.abs(x - change) <= 1)).toHaveLength(1);
});
