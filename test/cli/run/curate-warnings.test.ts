import { expect, test } from 'vitest';
import { curateWarnings } from '../../../functions/cli/run/curate-warnings.ts';
import { defaultSettings } from '../../../functions/contract/definitions/settings.ts';
import { openSmallLake, ticketEvent } from '../../curate/small-lake.ts';

test('days without episodes are said, days whose rows all stay are not', async () => {
  const lake = await openSmallLake();
  const warningsOf = async (now: string, only = {}) =>
    curateWarnings(lake.engine, defaultSettings, (await lake.curate(now, { only }))!);
  await lake.land('a', '2026-01-02T00:00:00Z', [
    ticketEvent('1', 'opened', '2026-01-01T10:00:00Z'),
    ticketEvent('1', 'resolved', '2026-01-01T11:00:00Z', { claim: 'agent', handler_kind: 'in_house' }),
    ticketEvent('1', 'closed', '2026-01-05T11:00:00Z'),
  ]);
  const says = expect.stringContaining('no episode begins on these days');
  expect(await warningsOf('2026-01-20T12:00:00Z', { from: '2026-01-03' })).toContainEqual(says);
  expect(await warningsOf('2026-01-20T12:00:00Z')).not.toContainEqual(says);
  expect(await warningsOf('2026-01-20T13:00:00Z')).not.toContainEqual(says);
  await lake.close();
});
