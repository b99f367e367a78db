import { expect, test } from 'vitest';
import { progressByBrand, progressFrom } from '../../../functions/detect/facts/brand-progress.ts';
import { findWatermark } from '../../../functions/detect/facts/watermark.ts';

const source = (brand: string, name: string, newestOn: string, kind = 'tickets') => ({
  brand,
  source: name,
  kind,
  newestOn,
});
const told = (name: string, lastEventOn: string, lastArrivalOn: string, kind = 'tickets') => ({
  source: name,
  kind,
  lastEventOn,
  lastArrivalOn,
});

test('events are read since the oldest brand could still be waiting for a source', () => {
  const sources = [
    source('a', 'desk', '2026-03-20'),
    source('a', 'old', '2025-01-01'),
    source('b', 'x', '2026-03-18'),
  ];
  expect(progressFrom(sources, 7)).toBe('2026-03-11');
  expect(progressFrom([], 7)).toBeUndefined();
});

test('a source without recent events is silent, and does not hold back the watermark', () => {
  const sources = [source('a', 'desk', '2026-03-20'), source('a', 'old', '2025-01-01', 'surveys')];
  const progress = progressByBrand(sources, [told('desk', '2026-03-20', '2026-03-21')]);
  expect(findWatermark(progress.get('a')!, 7)).toEqual({ day: '2026-03-20', silent: ['old'] });
});

test('tickets and surveys of one source come on their own', () => {
  const sources = [source('a', 'desk', '2026-03-20'), source('a', 'desk', '2026-03-18', 'surveys')];
  const recent = [
    told('desk', '2026-03-20', '2026-03-21'),
    told('desk', '2026-03-18', '2026-03-19', 'surveys'),
  ];
  expect(findWatermark(progressByBrand(sources, recent).get('a')!, 7)?.day).toBe('2026-03-18');
});
