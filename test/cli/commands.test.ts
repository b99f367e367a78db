import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commands } from '../../functions/cli/commands.ts';

test.each(commands.map((command) => [command.name, command] as const))(
  '%s is what its file declares',
  async (name, { load }) => {
    const program = new Command();
    (await load())(program);
    expect(program.commands.map((command) => command.name())).toEqual([name]);
  },
);
