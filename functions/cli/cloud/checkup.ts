import type { StageSettings } from '../../../infra/config.ts';
import type { Output } from '../terminal/output.ts';
import { type Account, openAccount } from './account.ts';
import { checkAlarms } from './alarm-arrives.ts';
import { checkBootstrap, checkNames } from './before-first-deploy.ts';
import { type Check, type Examined, examine } from './check.ts';
import { checkFile } from './file-arrives.ts';
import { checkLakeFormation } from './lake-formation.ts';
import { checkAthena, checkLambda } from './quotas.ts';
import { checkReport } from './report-answers.ts';
import { checkCatalogKey, checkLanding, checkLoggingRole } from './settings-of-account.ts';
import { checkStack, type DeployedStack, findStack } from './stack.ts';
import { checkTables } from './tables-read.ts';
import { checkWaiting } from './waiting.ts';

export interface CheckupOptions {
  /** Whether it may set off an alarm, land a file and ask a report. */
  readonly tries: boolean;
  readonly apiUrl?: string;
}

export interface Checkup {
  readonly account: string;
  readonly region: string;
  readonly isDeployed: boolean;
  readonly examined: readonly Examined[];
}

/**
 * Looks at the account of this shell's credentials, and at the stage's stack where there is one.
 * @throws NotSignedIn
 */
export async function checkup(
  settings: StageSettings,
  options: CheckupOptions,
  output: Output,
): Promise<Checkup> {
  const account = await openAccount();
  const stack = await findStack(settings.stackName);
  output.say(`${settings.stackName} in account ${account.id}, ${account.region}, as ${account.caller}`);
  const checks = [
    ...checksOfAccount(account, settings, stack !== undefined),
    ...(stack === undefined
      ? [checkBootstrap(account), checkNames(settings)]
      : checksOfStack(account, settings, stack, options)),
  ];
  const examined = await examine(checks, (name) => output.progress(`looking at ${name} …`));
  const { id, region } = account;
  return { account: id, region, isDeployed: stack !== undefined, examined };
}

const checksOfAccount = (account: Account, settings: StageSettings, isDeployed: boolean): Check[] => [
  checkLambda(settings),
  checkAthena(account),
  checkLakeFormation(account, settings),
  checkCatalogKey(settings),
  checkLoggingRole(account, settings, isDeployed),
  checkLanding(account, settings),
];

const checksOfStack = (
  account: Account,
  settings: StageSettings,
  stack: DeployedStack,
  { tries, apiUrl }: CheckupOptions,
): Check[] => [
  checkStack(stack),
  checkWaiting(stack),
  ...(settings.tables.queries.length === 0 ? [] : [checkTables(stack, settings)]),
  ...(tries ? [checkAlarms(stack), checkFile(stack, settings), checkReport(account, stack, apiUrl)] : []),
];
