import { expect, test } from 'vitest';
import type { RoutingChangeEvent } from '../../../functions/contract/records/events.ts';
import { splitByDeclaration } from '../../../functions/detect/changes/known-changes.ts';

const declare = (change_id: string, occurred_at: string, effective_at: string): RoutingChangeEvent => ({
  event: 'routing_change',
  schema: 1,
  source: 'ops',
  change_id,
  occurred_at,
  effective_at,
  kind: 'ai_rollout',
});
const early = declare('early', '2026-03-01T08:00:00Z', '2026-03-02T00:00:00Z');
const late = declare('late', '2026-03-20T08:00:00Z', '2026-03-05T00:00:00Z');
const coming = declare('coming', '2026-03-20T08:00:00Z', '2026-04-01T00:00:00Z');

test('a look of a day knows what was declared by its end, and says what was declared later', () => {
  expect(splitByDeclaration([early, late, coming], '2026-03-10')).toEqual({
    known: [early],
    later: [
      { change_id: 'late', effective_on: '2026-03-05', declared_on: '2026-03-20' },
      { change_id: 'coming', effective_on: '2026-04-01', declared_on: '2026-03-20' },
    ],
  });
  expect(splitByDeclaration([early, late], '2026-03-20')).toEqual({ known: [early, late], later: [] });
  expect(splitByDeclaration([late], undefined)).toEqual({ known: [late], later: [] });
});

test('a change that was corrected later is known by its first declaration', () => {
  const corrected = { ...early, occurred_at: '2026-03-25T00:00:00Z' };
  expect(splitByDeclaration([corrected, early], '2026-03-10')).toEqual({ known: [early], later: [] });
});
