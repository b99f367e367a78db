import { expect, test } from 'vitest';
import { tableQuery } from '../infra/settings/table-query.ts';
import { synthesize } from '../infra/synthesize.ts';
import { commandsOf, walkedCommands } from './commands.ts';
import { notRun } from './not-run.ts';

/** That every other command runs is shown by the deployed tier (test/deployed/parts/pages.ts). */

test('what is not run stands on a page, and has its reason', () => {
  const commands = new Set(walkedCommands().map(({ command }) => command));
  expect(Object.keys(notRun).filter((command) => !commands.has(command))).toEqual([]);
  for (const reason of Object.values(notRun)) expect(reason.length).toBeGreaterThan(10);
});

test('both pages have commands to run, each named the same way on both', () => {
  for (const page of ['docs/deploy.md', 'docs/runbook.md'])
    expect(commandsOf(page).filter(({ command }) => !(command in notRun)).length).toBeGreaterThan(8);
  const defined = (page: string) =>
    commandsOf(page).find(({ command }) => command.startsWith('output() {'))?.command;
  expect(defined('docs/runbook.md')).toBe(defined('docs/deploy.md'));
});

test('no command asks for an output that the stack does not have', () => {
  // With queries over tables, which give one output more.
  const outputs = Object.keys(
    synthesize({ tables: { queries: [tableQuery], keyArns: [] } }).findOutputs('*'),
  );
  for (const { command } of walkedCommands())
    for (const [, name = ''] of command.matchAll(/\$\((?:output|log_of) (\w+)\)/g))
      expect(outputs, command).toContain(name);
});
