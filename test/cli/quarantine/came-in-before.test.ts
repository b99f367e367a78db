import { expect, test } from 'vitest';
import { cameInBefore } from '../../../functions/cli/quarantine/came-in-before.ts';
import type { QueryEngine } from '../../../functions/platform/ports.ts';

/** Answers what it is told, one answer a query, and remembers what was asked. */
function engineOf(...answers: readonly (readonly (string | number | null)[])[]) {
  const asked: string[] = [];
  const engine: Pick<QueryEngine, 'query'> = {
    query: (sql) => {
      const answer = answers[asked.push(sql) - 1]!;
      const columns = ['first', 'last'].slice(0, answer.length).map((name) => ({ name, type: 'string' }));
      const named = answer.length === 1 ? [{ name: 'events', type: 'bigint' }] : columns;
      return Promise.resolve({ columns: named, rows: [answer] });
    },
  };
  return { engine: engine as QueryEngine, asked };
}

test('only the days that replays wrote are looked at', async () => {
  const { engine, asked } = engineOf(['2026-01-02', '2026-01-09'], [7]);
  expect(await cameInBefore(engine, ['a', 'b'])).toBe(7);
  const bounds = asked[1]!.match(/[eb]\.dt between '2026-01-02' and '2026-01-09'/g);
  expect(bounds).toHaveLength(6);
});

test('no table is read where nothing was written', async () => {
  const { engine, asked } = engineOf([null, null]);
  expect(await cameInBefore(engine, ['a'])).toBe(0);
  expect(asked).toHaveLength(1);
  expect(await cameInBefore(engine, [])).toBe(0);
  expect(asked).toHaveLength(1);
});
