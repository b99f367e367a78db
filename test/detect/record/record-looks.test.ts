import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Look } from '../../../functions/contract/detection/evaluation.ts';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { insertLooks } from '../../../functions/detect/record/record-looks.ts';

const look = (day: number, text: string): Look =>
  ({ known_on: addDays('2025-01-01', day), change_id: text }) as Look;
const daysOf = (sql: string): string[] => [...sql.matchAll(/\('(\d{4}-\d\d-\d\d)'/g)].map(([, day]) => day!);

test('looks of more than a hundred days are more than one statement: Athena writes a hundred days by each', () => {
  const statements = insertLooks(Array.from({ length: 150 }, (_, day) => look(day, 'c')));
  expect(statements.map((sql) => daysOf(sql).length)).toEqual([100, 50]);
});

test('whatever the looks are, each stands in one statement, and every statement is one that Athena takes', () => {
  const looks = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 400 }), length: fc.constantFrom(1, 500, 9000) }),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(looks, (given) => {
      const statements = insertLooks(given.map(({ day, length }) => look(day, 'ä'.repeat(length))));
      const days = statements.map(daysOf);
      expect(days.flat()).toEqual(given.map(({ day }) => addDays('2025-01-01', day)));
      for (const each of days) expect(new Set(each).size).toBeLessThanOrEqual(100);
      for (const sql of statements) expect(Buffer.byteLength(sql)).toBeLessThan(262_144);
    }),
    { numRuns: 30 },
  );
});
