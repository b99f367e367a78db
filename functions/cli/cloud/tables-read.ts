import { S3Client } from '@aws-sdk/client-s3';
import type { StageSettings } from '../../../infra/config.ts';
import { queryKey, type TableQuery } from '../../contract/records/landing.ts';
import { createS3ObjectStore } from '../../platform/aws/s3-object-store.ts';
import { readRuns } from '../../unload/runs.ts';
import { attention, type Check, type CheckResult, ok, problem } from './check.ts';
import type { DeployedStack } from './stack.ts';

/** Every query over tables has its text, and its last run has ended. */
export const checkTables = ({ outputs }: DeployedStack, { tables }: StageSettings): Check => ({
  name: 'tables',
  async look() {
    const client = new S3Client({});
    const mappings = createS3ObjectStore({ client, bucket: outputs.MappingsBucket ?? '' });
    const lake = createS3ObjectStore({ client, bucket: outputs.LakeBucket ?? '' });
    for (const query of tables.queries) {
      const key = queryKey(query);
      if ((await mappings.read(key)) === undefined)
        return problem(
          `${nameOf(query)} has no text`,
          `put the query there: aws s3 cp FILE.sql s3://${outputs.MappingsBucket}/${key}`,
        );
      const { lastEnded, isFailed } = await readRuns(lake, query);
      if (isFailed) return problem(`the last run of ${nameOf(query)} failed`, failed);
      if (lastEnded === undefined) return neverRun(query, outputs.TablesMachine);
    }
    return ok(`${tables.queries.map(nameOf).join(', ')}: read`);
  },
});

const nameOf = ({ source, name }: TableQuery): string => `${source}/${name}`;
const failed = 'see docs/runbook.md#tables-not-read';
const neverRun = (query: TableQuery, machine = ''): CheckResult =>
  attention(
    `${nameOf(query)} has not been read yet`,
    `wait for the night, or: aws stepfunctions start-execution --state-machine-arn ${machine}`,
  );
