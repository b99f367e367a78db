import { expect, test } from 'vitest';
import { findWatermark } from '../../../functions/detect/facts/watermark.ts';

const source = (name: string, lastEventOn: string, lastArrivalOn: string) => ({
  source: name,
  lastEventOn,
  lastArrivalOn,
});

test('the last day complete for every source', () => {
  const desk = source('desk', '2026-03-10', '2026-03-11');
  expect(findWatermark([desk], 7)).toEqual({ day: '2026-03-10', silent: [] });
  const late = source('surveys', '2026-03-08', '2026-03-09');
  expect(findWatermark([desk, late], 7)?.day).toBe('2026-03-08');
});

test('a day still running is not complete', () => {
  expect(findWatermark([source('desk', '2026-03-10', '2026-03-10')], 7)?.day).toBe('2026-03-09');
});

test('a source silent for too long is left out and named', () => {
  const sources = [source('desk', '2026-03-20', '2026-03-21'), source('old', '2026-03-01', '2026-03-01')];
  expect(findWatermark(sources, 7)).toEqual({ day: '2026-03-20', silent: ['old'] });
  expect(findWatermark([], 7)).toBeUndefined();
});
