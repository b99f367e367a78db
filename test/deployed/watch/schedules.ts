import { randomUUID } from 'node:crypto';
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  paginateListSchedules,
  SchedulerClient,
  type Target,
} from '@aws-sdk/client-scheduler';
import type { Cloud } from '../cloud/start-cloud.ts';

/** The target of the deployed schedule that calls a function, or starts a state machine: its ARN ends so. */
async function targetOf(admin: Cloud['admin'], name: string): Promise<Target> {
  const client = new SchedulerClient(admin);
  for await (const page of paginateListSchedules({ client }, {})) {
    for (const { Name, GroupName, Target } of page.Schedules ?? []) {
      if (!Target?.Arn?.endsWith(`:${name}`)) continue;
      const found = (await client.send(new GetScheduleCommand({ Name, GroupName }))).Target;
      if (found !== undefined) return found;
    }
  }
  throw new Error(`no schedule starts ${name}`);
}

/**
 * Lets EventBridge Scheduler do now what a deployed schedule does at its hour: once, with the same target, input,
 * role and dead-letter queue.
 */
export async function fireNow(admin: Cloud['admin'], name: string): Promise<void> {
  const target = await targetOf(admin, name);
  await new SchedulerClient(admin).send(
    new CreateScheduleCommand({
      Name: `now-${randomUUID()}`,
      ScheduleExpression: `at(${new Date().toISOString().slice(0, 19)})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: target,
    }),
  );
}
