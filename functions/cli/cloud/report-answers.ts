import type { Account } from './account.ts';
import { attention, type Check, ok, problem } from './check.ts';
import { signedFetch } from './signed-call.ts';
import type { DeployedStack } from './stack.ts';

/**
 * The API answers a signed request, and a report.
 * @param apiUrl where it answers, when not at its own address: a private endpoint, a name of the company's
 */
export const checkReport = (account: Account, { outputs }: DeployedStack, apiUrl?: string): Check => ({
  name: 'report',
  async look() {
    const base = (apiUrl ?? outputs.ApiUrl ?? '').replace(/\/$/, '');
    const ask = async (path: string) => {
      const response = await signedFetch(account, 'execute-api', `${base}${path}`);
      return { status: response.status, body: await response.text() };
    };
    const catalogue = await ask('/v1/reports');
    if (catalogue.status === 403)
      return problem(
        `the API refuses ${account.caller}: ${catalogue.body.slice(0, 200)}`,
        'allow execute-api:Invoke on it (docs/deploy.md, who may read)',
      );
    if (catalogue.status !== 200) return broken(catalogue);
    const report = await ask('/v1/reports/tickets?wait=20');
    if (report.status === 409)
      return attention(
        'the API answers, but nothing has been curated yet',
        'land a file, and invoke the curation or wait for the night (docs/deploy.md, first file)',
      );
    if (report.status === 200 || report.status === 202) return ok('the API answers, and a report');
    return broken(report);
  },
});

const broken = ({ status, body }: { status: number; body: string }) =>
  problem(`the API answers ${status}: ${body.slice(0, 200)}`, 'see docs/runbook.md#reports-failing');
