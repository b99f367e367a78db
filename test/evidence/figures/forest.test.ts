import { expect, test } from 'vitest';
import { drawForest } from '../../../functions/evidence/figures/forest.ts';

test('a scope without numbers keeps its line, with the reason', () => {
  const silent = (scope: string, status: string, days_to_detect: number | null = null) => ({
    ...{ scope, status, days_to_detect, effect: null, flagged_on: null },
  });
  const { svg } = drawForest(
    'forest',
    'Reopened by scope',
    [
      silent('*', 'did_not_happen'),
      silent('DE/chat/x', 'not_in_data_uncontrolled'),
      silent('SE/chat/x', 'not_enough_data', 30),
      silent('US/chat/x', 'not_enough_data'),
    ],
    'reopen_rate',
  )!;
  for (const reason of [
    'the change did not happen',
    'not in the data',
    'too few to say before day 30',
    'too few to say<',
  ])
    expect(svg).toContain(reason);
});
