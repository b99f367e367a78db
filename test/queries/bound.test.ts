import { expect, test } from 'vitest';
import { sqlNames } from '../../functions/contract/lake/compose-sql.ts';
import { dimensions } from '../../functions/report/catalogue.ts';
import { curateCases, isQuery, otherCases, reportCases } from '../engine/query-cases.ts';

test('every query has a case for the engine, with a value for each parameter', () => {
  const lake = {
    context: {
      ...{
        known_at: '2026-03-31T06:00:00Z',
        seen_until: '2026-03-31T06:00:00Z',
        definition_versions: {},
        first_day: '2026-01-01',
      },
      ...{ last_complete_day: '2026-03-30', last_mature_day: '2026-03-01', not_in_data: [] },
    },
    ...{
      runId: 'run-1',
      knownAt: Date.UTC(2026, 2, 31, 6),
      brand: 'tea',
      objectKey: 'desk/a',
      rejectedId: 'b',
    },
    takenBack: { customerKey: 'c', objectKey: 'desk/d' },
  };
  const filters = Object.fromEntries(dimensions.map((name) => [name, 'x']));
  const cases = [...curateCases(lake), ...otherCases(lake), ...reportCases(lake, filters)];
  const names = new Set(cases.map(({ name }) => name));
  expect(sqlNames.filter((name) => isQuery(name) && !names.has(name))).toEqual([]);
});
