import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Cell } from '../../../functions/platform/ports.ts';
import type { ReportColumn } from '../../../functions/report/catalogue.ts';
import { findReport } from '../../../functions/report/catalogue.ts';
import { renderChart } from '../../../functions/report/render/chart.ts';
import {
  lineGlyphs,
  placeOn,
  plainGlyphs,
  plotLine,
  scaleLine,
  scaleOf,
} from '../../../functions/report/render/chart-line.ts';

const column = (name: string, type: ReportColumn['type'], unit = 'share'): ReportColumn => ({
  name,
  type,
  unit,
  comment: '',
});
const columns = [
  column('dt', 'date'),
  column('metric', 'string'),
  column('n', 'bigint'),
  column('value', 'double'),
  column('value_lower', 'double'),
  column('value_upper', 'double'),
  column('status', 'string'),
];
const rows: readonly (readonly Cell[])[] = [
  ['2026-03-02', 'reopen_rate', 100, 0.1, 0, 0.2, 'ok'],
  ['2026-03-03', 'reopen_rate', 100, 0.3, 0.2, 0.4, 'ok'],
  ['2026-03-04', 'reopen_rate', 3, null, null, null, 'not_enough_data'],
  ['2026-03-02', 'csat', 100, 4.5, 4, 5, 'ok'],
];
const draw = (width: number, shown = rows, glyphs = plainGlyphs) =>
  renderChart({ columns, rows: shown }, { width, limit: 50, glyphs });

test('each row is its name, its number as the table prints it, and both on the scale of its metric', () => {
  expect(draw(61)).toBe(
    [
      'reopen_rate: value, share',
      '                                  0                       0.4',
      '2026-03-02      0.100 [0, 0.200]  |------o-----|',
      '2026-03-03  0.300 [0.200, 0.400]               |-----o------|',
      '2026-03-04                     –',
      '',
      'csat: value, share',
      '                                  4                         5',
      '2026-03-02  4.500 [4.000, 5.000]  |------------o------------|',
    ].join('\n'),
  );
});

test('a terminal gets lines; a file or a pipe ASCII', () => {
  expect(draw(61, rows, lineGlyphs)).toMatch(/├─+●─+┤/);
  expect(draw(61).replaceAll('–', '')).toMatch(/^[ -~\n]*$/);
});

test('names that leave no room stand above their line, and nothing is wider than asked', () => {
  const long = 'x'.repeat(70);
  const wide = [column('queue', 'string'), ...columns.slice(2)];
  const result = { columns: wide, rows: rows.map(([, , ...row], i) => [`${long}${i}`, ...row] as const) };
  for (const width of [20, 40, 80, 200]) {
    const text = renderChart(result, { width, limit: 50, glyphs: lineGlyphs });
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    expect(text.replaceAll('\n', '').replaceAll(' ', '')).toContain(`${long}0`);
  }
});

test('rows beyond the limit are counted; a report without numbers, or with none to say, says so', () => {
  expect(renderChart({ columns, rows }, { width: 80, limit: 1, glyphs: plainGlyphs })).toContain(
    '… 3 more rows',
  );
  expect(draw(80, [rows[2]!])).toBe('There is too little to say for any number of these rows.');
  expect(draw(80, [])).toBe('(no rows)');
  const names = { columns: columns.slice(0, 2), rows: [['2026-03-02', 'csat']] };
  expect(renderChart(names, { width: 80, limit: 1, glyphs: plainGlyphs })).toContain('no number to draw');
});

test('text and line never disagree: marks stand where the numbers are, and in their order', () => {
  // Beside the smallest numbers there are, a step between two places is none of them.
  const number = fc
    .double({ min: -1e6, max: 1e6, noNaN: true })
    .map((value) => (Math.abs(value) < 1e-300 ? 0 : value));
  const point = fc
    .tuple(number, number, number)
    .map((all) => all.sort((a, b) => a - b))
    .map(([lower, value, upper]) => ({ lower: lower!, value: value!, upper: upper! }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 2, max: 120 }),
      (points, size) => {
        const scale = scaleOf(points)!;
        const step = (scale.to - scale.from) / (size - 1);
        const places = points.map((each) => {
          const line = plotLine(each, scale, size, plainGlyphs);
          expect(line).toHaveLength(size);
          const marks = [
            line.indexOf('o'),
            line.search(/[|o-]/),
            size - 1 - [...line].reverse().join('').search(/[|o-]/),
          ];
          const numbers = [each.value, each.lower, each.upper];
          for (const [i, mark] of marks.entries())
            if (step > 0)
              expect(Math.abs(scale.from + mark * step - numbers[i]!)).toBeLessThanOrEqual(step * 0.5001);
          return marks[0]!;
        });
        for (const [i, a] of points.entries())
          for (const [j, b] of points.entries())
            if (a.value <= b.value) expect(places[i]).toBeLessThanOrEqual(places[j]!);
      },
    ),
    { numRuns: 200 },
  );
});

test('nothing is marked where the scale reaches over it, and one value alone stands in the middle', () => {
  const scale = { from: -1, to: 1 };
  expect(plotLine({ lower: 0.5, value: 0.75, upper: 1 }, scale, 9, plainGlyphs)).toBe('    : |o|');
  expect(placeOn({ from: 2, to: 2 }, 2, 9)).toBe(4);
  expect(scaleLine({ from: 0.12345, to: 12345.6 }, 12)).toBe('0.123  12346');
});

test('every report can be drawn', () => {
  for (const name of [
    'quality_daily',
    'routing_impact',
    'handback_candidates',
    'ai_vs_human',
    'claims_audit',
  ]) {
    const report = findReport(name);
    const row = report.columns.map(({ type }) => (type === 'double' ? 0.5 : type === 'bigint' ? 5 : 'x'));
    const text = renderChart(
      { columns: report.columns, rows: [row] },
      { width: 80, limit: 5, glyphs: plainGlyphs },
    );
    expect(text, name).toContain('o');
  }
});

test('an interval that reaches over 0 shows where 0 is, and so does the scale', () => {
  const open = { value: 0.3, lower: -0.2, upper: 0.4 };
  const scale = { from: -0.2, to: 0.4 };
  expect(plotLine(open, scale, 13, plainGlyphs)).toBe('|---+-----o-|');
  expect(plotLine({ ...open, value: 0 }, scale, 13, plainGlyphs)).toBe('|---o-------|');
  expect(plotLine({ ...open, lower: 0.1 }, scale, 13, plainGlyphs)).toBe('    : |---o-|');
  expect(scaleLine(scale, 21)).toBe('-0.2   0          0.4');
  expect(scaleLine({ from: -0.001, to: 0.4 }, 21)).toBe('-0.001            0.4');
});
