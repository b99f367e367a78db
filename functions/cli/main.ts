import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { commands } from './commands.ts';
import { explainError } from './terminal/explain-error.ts';
import { exitCodeHelp, exitCodeOf, exitCodes } from './terminal/outcome.ts';
import { onTerminal } from './terminal/output.ts';

const program = new Command('handback')
  .description('Shows where a move to AI lowered service quality, and what to hand back to people.')
  .version(manifest.version, '--version', 'the version of Handback')
  .addHelpText('afterAll', `\n${exitCodeHelp}`)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
// Only what is asked for is loaded; of the others the list of commands needs the name.
const words = new Set(process.argv.slice(2));
for (const { name, about, load } of commands) {
  if (words.has(name)) (await load())(program);
  else program.command(name);
  program.commands.at(-1)!.description(about);
}

// Who pipes into `head` has seen enough: no error, and no stack trace.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  } else {
    process.stderr.write(`handback: ${onTerminal(explainError(error))}\n`);
    if (process.env.HANDBACK_DEBUG !== undefined) console.error(error);
    process.exitCode = exitCodeOf(error);
  }
}
