import { CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Cloud } from '../cloud/start-cloud.ts';

/** The alarms of a stack: its name is the namespace of its metrics. The account may have more than a page of them. */
export async function alarmsOf(admin: Cloud['admin'], stackName: string): Promise<MetricAlarm[]> {
  const alarms: MetricAlarm[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
    { client: new CloudWatchClient(admin) },
    {},
  ))
    alarms.push(...MetricAlarms.filter(({ Namespace }) => Namespace === stackName));
  return alarms;
}
