import { expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { NothingCurated, readContext } from '../../functions/report/lake-context.ts';

const columns = [
  ...['known_at', 'definition_versions', 'first_day', 'last_day', 'last_event_day'],
  ...['coverage_kind', 'uncovered_source', 'uncovered_metric'],
].map((name) => ({ name, type: 'string' as const }));
const commit = ['2026-06-01T06:00:00Z', '{"csat":"v1"}', '2026-03-01', '2026-03-31', null] as const;
const read = (...coverage: (readonly [string | null, string | null, string | null])[]) =>
  readContext({ columns, rows: coverage.map((row) => [...commit, ...row]) }, defaultSettings);

test('metrics that sources do not show come by metric, each with these sources', () => {
  const context = read(
    ['metric', 'desk', 'csat'],
    ['metric', 'line', 'csat'],
    ['metric', 'line', 'reopen_rate'],
    ['run', null, 'coverage'],
  );
  expect(context.not_in_data).toEqual([
    { metric: 'csat', sources: ['desk', 'line'] },
    { metric: 'reopen_rate', sources: ['line'] },
  ]);
  expect(read(['run', null, 'coverage']).not_in_data).toEqual([]);
});

test('a lake without a commit, or curated by a version that knew of no coverage, asks for curate', () => {
  expect(() => readContext({ columns, rows: [] }, defaultSettings)).toThrow(NothingCurated);
  expect(() => read([null, null, null])).toThrow('an earlier version has curated the lake');
});
