import { expect, test } from 'vitest';
import { keepFirstDay } from '../../functions/views/keep-first-day.ts';

test('a first day may be set, stay, and become earlier', () => {
  for (const before of [undefined, '2024-12-01', '2025-03-01'])
    expect(() => keepFirstDay(before, '2024-12-01')).not.toThrow();
});

test('a later one is refused, with the day that would keep every row', () => {
  expect(() => keepFirstDay('2024-12-01', '2024-12-02')).toThrow(
    /FirstDay 2024-12-02 is later than 2024-12-01: .*--parameters FirstDay=2024-12-01/,
  );
});

test.for(['2024-13-01', '2024-02-30', ''])('%j is no day', (day) => {
  expect(() => keepFirstDay(undefined, day)).toThrow('not a day');
});
