import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { StageSettings } from '../../../infra/config.ts';
import type { Account } from './account.ts';
import { attention, type Check, ok, problem } from './check.ts';
import { call } from './signed-call.ts';

/** Calls of the other functions that may run at the same time as ingest: curation, the look, maintenance, reports. */
const otherCalls = 5;
/** Queries that a night and a few readers have under way at once. */
const usualQueries = 10;

/** The account runs as many functions at once as the stage wants; a new account may have ten. */
export const checkLambda = ({ ingest }: StageSettings): Check => ({
  name: 'lambda-quota',
  async look() {
    const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
    const free = AccountLimit?.UnreservedConcurrentExecutions ?? 0;
    const needed = ingest.maximumConcurrency + otherCalls;
    if (free >= needed) return ok(`${free} functions may run at once; the stage wants ${needed}`);
    const most = Math.max(2, free - otherCalls);
    return problem(
      `${free} functions may run at once in this account; the stage wants ${needed}`,
      `ask for more (Service Quotas, AWS Lambda, Concurrent executions), or set ingest.maximumConcurrency to ${most} in infra/config.ts`,
    );
  },
});

/** Athena takes as many queries at once as a night and its readers ask. */
export const checkAthena = (account: Account): Check => ({
  name: 'athena-quota',
  async look() {
    const answer = (await call(account, {
      service: 'servicequotas',
      endpointId: 'SERVICE_QUOTAS',
      path: '/',
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'ServiceQuotasV20190624.ListServiceQuotas',
      },
      body: JSON.stringify({ ServiceCode: 'athena', MaxResults: 100 }),
    })) as { Quotas?: { QuotaName?: string; Value?: number }[] };
    const active = answer.Quotas?.find(({ QuotaName = '' }) => /active dml queries/i.test(QuotaName));
    if (active?.Value === undefined)
      return attention(
        'Service Quotas names no quota of active DML queries',
        'look at it in the console (Service Quotas, Amazon Athena)',
      );
    if (active.Value >= usualQueries) return ok(`${active.Value} queries may run at once in Athena`);
    return problem(
      `${active.Value} queries may run at once in Athena; reports would be answered 503 while a night runs`,
      'ask for more (Service Quotas, Amazon Athena, Active DML queries)',
    );
  },
});
