import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginNights, type Night, type Start } from './begun-nights.ts';
import { nightlyMachine } from './machine.ts';

const machine = nightlyMachine();
const minute = 60_000;
const start = (name: string, at: number, listedAfter = 0): Start => ({ name, at, listedAfter });
const workedOf = (nights: readonly Night[]): string[] =>
  nights.filter(({ worked }) => worked !== undefined).map(({ name }) => name);
const begin = async (starts: readonly Start[], pageSize = 100) =>
  workedOf(await beginNights(machine, starts, { work: 30 * minute, pageSize }));

test('of two starts at the same moment one goes on', async () => {
  expect(await begin([start('b', 0), start('a', 0)])).toEqual(['a']);
  expect(await begin([start('a', 1), start('b', 0)])).toEqual(['b']);
});

test('a night that has run for long stays alone, and the next one begins once it has ended', async () => {
  expect(await begin([start('first', 0), start('during', 29 * minute), start('after', 31 * minute)])).toEqual(
    ['first', 'after'],
  );
});

test('an execution that the list does not show yet looks again', async () => {
  expect(await begin([start('late', 0, 45_000), start('younger', 5000)])).toContain('late');
  expect(await begin([start('old', 0), start('late', minute, 45_000)])).toEqual(['old']);
});

test('the oldest is found on the last page of the list', async () => {
  const many = Array.from({ length: 7 }, (_, i) => start(`n${i}`, 1000 * (7 - i)));
  expect(await begin(many, 2)).toEqual(['n6']);
  expect(await begin(many, 1)).toEqual(['n6']);
});

const starts = (latest: number, slowest: number) =>
  fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme-ascii' }), {
      minLength: 1,
      maxLength: 6,
    })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.record({
            name: fc.constant(name),
            at: fc.nat(latest),
            listedAfter: fc.nat(slowest),
          }),
        ),
      ),
    );
const pageSize = fc.integer({ min: 1, max: 4 });

test('whenever they begin, however late and in whatever pages they are listed, the oldest works', async () => {
  await fc.assert(
    fc.asyncProperty(starts(3000, minute), pageSize, async (begun, size) => {
      const first = Math.min(...begun.map(({ at }) => at));
      const oldest = begun.filter(({ at }) => at === first).map(({ name }) => name);
      const worked = await begin(begun, size);
      expect(worked.some((name) => oldest.includes(name))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('where the list is not ten seconds late, no two work at once, and no start falls between two nights', async () => {
  await fc.assert(
    fc.asyncProperty(starts(90 * minute, 9000), pageSize, async (begun, size) => {
      const nights = await beginNights(machine, begun, { work: 30 * minute, pageSize: size });
      const spans = nights.flatMap(({ worked }) => (worked === undefined ? [] : [worked]));
      spans.sort(([a], [b]) => a - b);
      for (const [i, [from]] of spans.entries()) expect(from).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0);
      for (const { at, worked } of nights)
        if (worked === undefined) expect(spans.some(([, to]) => to >= at)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
