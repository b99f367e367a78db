import { expect, test } from 'vitest';
import { planCompaction } from '../../functions/maintain/plan-compaction.ts';
import { type RewritableTable, rewriteOf } from '../../functions/maintain/rewrite/rewrite.ts';

const now = Date.UTC(2026, 5, 10, 5);
const hour = 3_600_000;
const rules = { smallBytes: 100, batchBytes: 200, minFiles: 2, minAgeMs: 24 * hour };
const id = (no: number) => String(no).padStart(32, '0');

const file = (key: string, size = 10, lastModified = now - 48 * hour) => ({ key, size, lastModified });
const keyOf = (table: RewritableTable, dt: string, object: number, n = 0) =>
  `${table}/dt=${dt}/${id(object)}-${n}.parquet`;

const plan = (files: ReturnType<typeof file>[], more: Partial<Parameters<typeof planCompaction>[0]> = {}) =>
  planCompaction({ table: 'ticket_events', files, isDone: () => true, busy: new Set(), now, ...more }, rules);
const event = (object: number, dt = '2026-06-01') => keyOf('ticket_events', dt, object);

test('small files of a closed day become one, each day by itself, earliest first', () => {
  const files = [1, 2, 3].flatMap((no) => [file(event(no, '2026-06-02')), file(event(no))]);
  expect(plan(files)).toEqual([
    rewriteOf('ticket_events', '2026-06-01', [event(1), event(2), event(3)]),
    rewriteOf(
      'ticket_events',
      '2026-06-02',
      [1, 2, 3].map((no) => event(no, '2026-06-02')),
    ),
  ]);
});

test('today and yesterday are left alone, and so are files that may still change', () => {
  expect(plan([1, 2].map((no) => file(event(no, '2026-06-09'))))).toEqual([]);
  expect(plan([1, 2].map((no) => file(event(no), 10, now - 23 * hour)))).toEqual([]);
  expect(plan([file(event(1)), file(event(2))], { isDone: (object) => object !== id(2) })).toEqual([]);
  expect(plan([file(event(1)), file(event(2))], { busy: new Set([event(1)]) })).toEqual([]);
  expect(plan([file('ticket_events/dt=2026-06-01/x.parquet'), file(event(2))])).toEqual([]);
});

test('large files stay, and a batch holds no more than memory allows', () => {
  const files = [file(event(1), 100), ...[2, 3, 4, 5, 6].map((no) => file(event(no), 90))];
  expect(plan(files).map(({ sources }) => sources)).toEqual([
    [event(2), event(3)],
    [event(4), event(5)],
  ]);
});

test('a file made of others is put together with what came later, under another name', () => {
  const first = rewriteOf('ticket_events', '2026-06-01', [event(1), event(2)]);
  const [second] = plan([file(first.output), file(event(3))]);
  expect(second?.sources).toEqual([event(3), first.output].sort());
  expect(second?.output).not.toBe(first.output);
});

test('rejected records of an object with several files stay where they are', () => {
  const rejected = (object: number, n = 0) => file(keyOf('quarantine', '2026-06-01', object, n));
  const files = [rejected(1), rejected(1, 1), rejected(2), rejected(3)];
  expect(plan(files, { table: 'quarantine' }).map(({ sources }) => sources)).toEqual([
    [rejected(2).key, rejected(3).key],
  ]);
});
