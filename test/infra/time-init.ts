import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** What handlers read of their environment when they start, and Node's options as deployed. */
const env = {
  ...Object.fromEntries(
    [
      'CHAT_TOPIC',
      'CUSTOMER_SECRET',
      'DATABASE',
      'FINDINGS_TOPIC',
      'LAKE_BUCKET',
      'METRICS_NAMESPACE',
      'REPORT_URL',
    ]
      .concat(['RESULTS_BUCKET', 'RUNS_PER_CALLER', 'WORK_GROUP'])
      .map((name) => [name, name.toLowerCase()]),
  ),
  FIRST_DAY: '2025-01-01',
  REJECTED_SHARE: '0.1',
  LANDING_PREFIXES: '{"in/":""}',
  TABLE_QUERIES: '[]',
  SENTIMENT: '{"engine":"embedded","region":"us-east-1","monthlyBudget":1,"callsPerSecond":1}',
  MAPPINGS_BUCKET: 'landing',
  AWS_REGION: 'us-east-1',
  NODE_OPTIONS: '--enable-source-maps',
};

/**
 * Milliseconds from the start of loading a bundle to a handler that can be called, in fresh processes, one after
 * another, the shortest first.
 */
export async function timeInit(file: string, processes: number): Promise<number[]> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const code = `const t=performance.now();const {handler}=await import(${url});if(typeof handler!=='function')throw 1;process.stdout.write('\\n'+(performance.now()-t))`;
  const times: number[] = [];
  for (let i = 0; i < processes; i += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
      env,
    });
    times.push(Number(stdout.split('\n').at(-1)));
  }
  return times.sort((a, b) => a - b);
}
