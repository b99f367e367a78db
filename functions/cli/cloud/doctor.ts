import type { Command } from 'commander';
import { type StageSettings, stageSettings } from '../../../infra/config.ts';
import { exitCodes, WrongUse } from '../terminal/outcome.ts';
import { createOutput, type Output } from '../terminal/output.ts';
import type { Examined, State } from './check.ts';

interface DoctorOptions {
  readonly stage: string;
  readonly tries: boolean;
  readonly apiUrl?: string;
  readonly json?: true;
}

/** `doctor`: looks at an AWS account before and after a stage is deployed there. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .requiredOption('--stage <name>', 'a stage of infra/config.ts, as in cdk deploy -c stage=')
    .option('--no-tries', 'only look: set off no alarm, land no file, ask no report')
    .option('--api-url <url>', 'where the API answers, when not at its own address')
    .option('--json', 'machine output on stdout')
    .action(async (options: DoctorOptions) => {
      const settings = settingsOf(options.stage);
      const output = createOutput(options);
      const { checkup } = await import('./checkup.ts');
      const { account, region, isDeployed, examined } = await checkup(settings, options, output);
      for (const each of examined) print(each, output);
      output.answer({ stage: options.stage, account, region, is_deployed: isDeployed, checks: examined });
      if (examined.some(({ state }) => state === 'problem')) process.exitCode = exitCodes.found;
    });
}

/** @throws WrongUse naming the stages there are */
function settingsOf(stage: string): StageSettings {
  try {
    return stageSettings(stage);
  } catch (error) {
    throw new WrongUse((error as Error).message, { cause: error });
  }
}

const marks: Readonly<Record<State, string>> = { ok: 'ok', attention: '!', problem: 'PROBLEM', unknown: '?' };

function print({ check, state, says, todo }: Examined, output: Output): void {
  output.say(`${marks[state].padEnd(8)}${check}: ${says}`);
  if (todo !== undefined) output.say(`${' '.repeat(8)}→ ${todo}`);
}
