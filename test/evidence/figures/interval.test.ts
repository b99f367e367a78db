import { describe, expect, test } from 'vitest';
import { drawEvidence } from '../../../functions/evidence/figures/evidence.ts';
import { drawInterval, greyInWords } from '../../../functions/evidence/figures/interval.ts';

const look = (looked_on: string) => ({ looked_on, effect: 0.1, effect_lower: 0.02, effect_upper: 0.18 });
const looks = [look('2026-03-18'), look('2026-03-19')];

test.each([
  [undefined, 'Grey: nothing is flagged.'],
  ['2026-03-19', 'Grey: the days before the flag.'],
  ['2026-03-18', ''],
])('flagged on %s, the caption says what is grey: %s', (flaggedOn, words) => {
  expect(greyInWords(looks, flaggedOn)).toBe(words);
});

test('a look without an interval is not in the chart, and so not grey', () => {
  const early = { looked_on: '2026-03-17', effect: null, effect_lower: null, effect_upper: null };
  expect(greyInWords([early, ...looks], '2026-03-18')).toBe('');
});

describe('one look alone', () => {
  const chart = { name: 'i', label: 'l', rows: [look('2026-03-19')], metric: 'reopen_rate', flag: 'flagged' };
  const [wide = ''] = drawInterval({ ...chart, flaggedOn: '2026-03-18' })?.svg.split('\n') ?? [];

  test('is a point with its interval', () => {
    expect(wide).toContain('<circle');
    const heights = [...wide.matchAll(/y2="([\d.]+)" y1="([\d.]+)" x2="380"/g)].map(
      ([, a, b]) => Number(a) - Number(b),
    );
    expect(Math.max(...heights.map(Math.abs))).toBeGreaterThan(50);
  });

  test('is not called the day of a flag that came before it', () => {
    expect(wide).not.toContain('>flagged<');
    expect(drawInterval({ ...chart, flaggedOn: '2026-03-19' })?.svg).toContain('>flagged<');
  });

  test('of evidence is a point, and what a flag needs a line through the chart', () => {
    const rows = [{ looked_on: '2026-03-19', log_e: 2, log_threshold: 3 }];
    const svg = drawEvidence('e', 'l', rows)?.svg ?? '';
    expect(svg).toContain('<circle');
    expect(svg).toMatch(/stroke-dasharray="6 3"[^>]*><line [^>]*x2="704" x1="56"/);
  });
});
