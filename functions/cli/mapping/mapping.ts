import type { Command } from 'commander';
import { source } from '../terminal/option-values.ts';
import { start } from './start.ts';

/** `mapping`: help with mapping files. */
export function registerMapping(program: Command): void {
  const mapping = program.command('mapping').description('Mapping files (docs/mapping.md).');
  mapping
    .command('start')
    .description(
      'Looks at files and begins a mapping for them; what the data does not decide is marked, and not guessed. Of a help desk whose mapping is shipped it says so.',
    )
    .argument('<file...>', 'files of one system: CSV, JSON, NDJSON, Parquet, each also packed')
    .option('--source <name>', 'the name of the system (default: the first file’s)', source)
    .option('--out <file>', 'writes the mapping there instead of showing it')
    .option('--json', 'machine output on stdout')
    .action(start);
}
