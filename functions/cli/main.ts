import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { registerCost } from './ask/cost.ts';
import { registerEvidence } from './ask/evidence.ts';
import { registerExport } from './ask/export.ts';
import { registerReport } from './ask/report.ts';
import { registerReports } from './ask/reports.ts';
import { registerServe } from './ask/serve.ts';
import { registerDoctor } from './cloud/doctor.ts';
import { registerDemo } from './demo/demo.ts';
import { registerSimulate } from './demo/simulate.ts';
import { registerFindings } from './findings/findings.ts';
import { registerChange } from './load/change.ts';
import { registerIngest } from './load/ingest.ts';
import { registerQuarantine } from './load/quarantine.ts';
import { registerBacktest } from './run/backtest.ts';
import { registerCurate } from './run/curate.ts';
import { registerDetect } from './run/detect.ts';
import { registerMaintain } from './run/maintain.ts';
import { registerPower } from './run/power.ts';
import { registerReconcile } from './run/reconcile.ts';
import { registerTag } from './run/tag.ts';
import { registerTrainSentiment } from './run/train-sentiment.ts';
import { registerErase } from './take-back/erase.ts';
import { registerRetract } from './take-back/retract.ts';
import { explainError } from './terminal/explain-error.ts';
import { exitCodeHelp, exitCodeOf, exitCodes } from './terminal/outcome.ts';
import { onTerminal } from './terminal/output.ts';

/** Each command is a file that exports `register…(program)`; this list is the whole command line. */
const commands: ((program: Command) => void)[] = [
  registerBacktest,
  registerChange,
  registerCost,
  registerCurate,
  registerDemo,
  registerDetect,
  registerDoctor,
  registerErase,
  registerEvidence,
  registerExport,
  registerFindings,
  registerIngest,
  registerMaintain,
  registerPower,
  registerQuarantine,
  registerReconcile,
  registerReport,
  registerReports,
  registerRetract,
  registerServe,
  registerSimulate,
  registerTrainSentiment,
  registerTag,
];

const program = new Command('handback')
  .description('Shows where a move to AI lowered service quality, and what to hand back to people.')
  .version(manifest.version, '--version', 'the version of Handback')
  .addHelpText('afterAll', `\n${exitCodeHelp}`)
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
    process.stderr.write(`handback: ${onTerminal(explainError(error))}\n`);
    if (process.env.HANDBACK_DEBUG !== undefined) console.error(error);
    process.exitCode = exitCodeOf(error);
  }
}
