import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerCost } from '../../../functions/cli/ask/cost.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { comprehendBill } from '../../../functions/contract/definitions/comprehend-price.ts';
import { answer, ndjson, ticket } from '../../ingest/sample-events.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

test('units of a month are charged by tiers', () => {
  expect(comprehendBill(0)).toBe(0);
  expect(comprehendBill(1_000_000)).toBeCloseTo(100, 9);
  expect(comprehendBill(60_000_000)).toBeCloseTo(1000 + 2000 + 250, 9);
});

test('each distinct text of a customer is charged once, 3 units at least, in the languages of the service', async () => {
  const folder = temporaryFolder();
  const lake = join(folder, 'lake');
  const message = { type: 'message', author: 'customer', language: 'en' };
  const at = (minute: number) => `2026-05-01T11:${String(minute).padStart(2, '0')}:00Z`;
  const events = [
    ticket({ text: 'a'.repeat(301), language: 'en' }),
    ticket({ ...message, occurred_at: at(1), text: 'thanks' }),
    ticket({ ...message, occurred_at: at(2), text: 'thanks' }),
    ticket({ ...message, occurred_at: at(3), text: 'tack så mycket', language: 'sv' }),
    ticket({ ...message, occurred_at: at(4), author: 'ai', handler: { kind: 'ai' }, text: 'not a customer' }),
    answer(),
  ];
  writeFileSync(join(folder, 'a.ndjson'), ndjson(events));
  await runCommand(registerIngest, ['ingest', join(folder, 'a.ndjson'), '--lake', lake]);
  const { answer: found } = await runCommand(registerCost, ['cost', '--days', '1', '--lake', lake]);
  expect(found).toEqual({
    from: '2026-05-01',
    to: '2026-05-01',
    languages: [
      { language: 'en', texts: 90, distinct: 60, units: 210, is_judged: true },
      { language: 'sv', texts: 30, distinct: 30, units: 90, is_judged: false },
    ],
    units: 210,
    dollars: expect.closeTo(0.021, 9),
  });
});
