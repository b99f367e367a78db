import { join } from 'node:path';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { Scene } from '../scene.ts';
import type { Cloud } from './start-cloud.ts';

/**
 * Lets a deployed function believe that it is `days` later, so that what waits for a day can be seen to happen. The
 * emulator refuses its signatures, as AWS would; the SDK then learns the time from the answer and signs with that.
 */
export async function setClockAhead(
  admin: Cloud['admin'],
  FunctionName: string | undefined,
  days: number,
): Promise<void> {
  const lambda = new LambdaClient(admin);
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const { NODE_OPTIONS = '', DAYS_AHEAD: _, ...deployed } = Environment?.Variables ?? {};
  const shift = `--require=${join(import.meta.dirname, 'clock-ahead.cjs')}`;
  const options = NODE_OPTIONS.replace(` ${shift}`, '');
  const Variables = {
    ...deployed,
    NODE_OPTIONS: days === 0 ? options : `${options} ${shift}`,
    ...(days === 0 ? {} : { DAYS_AHEAD: `${days}` }),
  };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
}

/** Gives ingest other values of variables, as a deployment would. @returns puts the deployed ones back */
export async function setVariables(
  { cloud, outputs }: Pick<Scene, 'cloud' | 'outputs'>,
  values: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const lambda = new LambdaClient(cloud.admin);
  const FunctionName = outputs.IngestFunction;
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const { Variables } = Environment ?? {};
  const set = async (variables: Record<string, string> | undefined) => {
    await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables: variables } }),
    );
  };
  await set({ ...Variables, ...values });
  return () => set(Variables);
}
