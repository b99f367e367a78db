import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerQuarantine } from '../../../functions/cli/quarantine/quarantine.ts';
import { registerReconcile } from '../../../functions/cli/run/reconcile.ts';
import { requireSharedFile } from '../../shared-data/shared-data.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

/** What stands in the folders besides exports, and dates of examples from before the lake's first day. */
const expected = ['invalid_json', 'occurred_at_out_of_range', 'unknown_format'];

test.for<[string, string, number]>([
  ['amazon_connect', 'amazon-connect', 7],
  ['chatwoot', 'chatwoot', 9],
  ['freshdesk', 'freshdesk', 11],
  ['hubspot', 'hubspot', 0],
  ['intercom', 'intercom', 30],
  ['salesforce', 'salesforce', 0],
  ['zendesk', 'zendesk', 40],
])(
  'published payloads of %s are accepted, passed over, or quarantined with their reason',
  async ([folder, source, least], context) => {
    const payloads = requireSharedFile(context, `payloads/${folder}`);
    const lake = join(temporaryFolder(), 'lake');
    const ingested = await runCommand(registerIngest, [
      ...['ingest', payloads, '--source', source, '--lake', lake],
      ...['--jobs', '1'],
    ]);
    expect([0, 1], ingested.words).toContain(ingested.exitCode);
    const { accepted } = ingested.answer as Record<string, number>;
    expect(ingested.words).toMatch(/^(\d+) of \1 files read/m);
    expect(accepted).toBeGreaterThanOrEqual(least);
    const { words } = await runCommand(registerQuarantine, ['quarantine', 'list', '--lake', lake]);
    const reasons = [...words.matchAll(/^\S+:\d+ (\w+)/gm)].map(([, reason]) => reason);
    expect([...new Set(reasons)].filter((reason) => !expected.includes(String(reason)))).toEqual([]);
    const reconciled = await runCommand(registerReconcile, ['reconcile', '--lake', lake]);
    expect(reconciled.exitCode, reconciled.words).toBe(0);
  },
);
