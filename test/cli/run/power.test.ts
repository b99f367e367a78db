import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerPower } from '../../../functions/cli/run/power.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

test('a scope is asked for by its name, whose queue may hold slashes', async () => {
  const lake = join(temporaryFolder(), 'no-lake');
  const ask = (scope: string) => runCommand(registerPower, ['power', '--lake', lake, '--scope', scope]);
  expect((await ask('SE/chat')).words).toContain('must look like market/channel/queue');
  expect((await ask('SE//x')).words).toContain('must look like market/channel/queue');
  for (const scope of ['SE/chat/orders/returns', 'SE/chat/*', '*'])
    expect((await ask(scope)).words).toContain('no-lake');
});
