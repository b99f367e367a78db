import { Command, CommanderError } from 'commander';
import { registerBacktest } from './backtest.ts';
import { registerChange } from './change.ts';
import { registerCurate } from './curate.ts';
import { registerDemo } from './demo.ts';
import { registerDetect } from './detect.ts';
import { registerErase } from './erase.ts';
import { registerExport } from './export.ts';
import { registerIngest } from './ingest.ts';
import { registerMaintain } from './maintain.ts';
import { exitCodeOf, exitCodes } from './outcome.ts';
import { registerQuarantine } from './quarantine.ts';
import { registerReconcile } from './reconcile.ts';
import { registerReport } from './report.ts';
import { registerReports } from './reports.ts';
import { registerRetract } from './retract.ts';
import { registerServe } from './serve.ts';
import { registerSimulate } from './simulate.ts';

/** Each command is a file that exports `register…(program)`; this list is the whole command line. */
const commands: ((program: Command) => void)[] = [
  registerBacktest,
  registerChange,
  registerCurate,
  registerDemo,
  registerDetect,
  registerErase,
  registerExport,
  registerIngest,
  registerMaintain,
  registerQuarantine,
  registerReconcile,
  registerReport,
  registerReports,
  registerRetract,
  registerServe,
  registerSimulate,
];

const program = new Command('handback')
  .description('Shows where a move to AI lowered service quality, and what to hand back to people.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
for (const register of commands) register(program);

// Who pipes into `head` has seen enough: no error, and no stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  } else {
    process.stderr.write(`handback: ${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env.HANDBACK_DEBUG !== undefined) console.error(error);
    process.exitCode = exitCodeOf(error);
  }
}
