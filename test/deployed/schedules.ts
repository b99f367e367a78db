import {
  CreateScheduleCommand,
  GetScheduleCommand,
  paginateListSchedules,
  SchedulerClient,
  type Target,
} from '@aws-sdk/client-scheduler';
import type { Cloud } from './start-cloud.ts';

/** The deployed schedules' targets by task, of one function. */
export async function targetsOf(
  admin: Cloud['admin'],
  functionName: string | undefined,
): Promise<Map<string, Target>> {
  const client = new SchedulerClient(admin);
  const targets = new Map<string, Target>();
  for await (const page of paginateListSchedules({ client }, {})) {
    for (const { Name, GroupName, Target } of page.Schedules ?? []) {
      if (!Target?.Arn?.endsWith(`:${functionName}`)) continue;
      const found = (await client.send(new GetScheduleCommand({ Name, GroupName }))).Target;
      const { task } = JSON.parse(found?.Input ?? '{}') as { task?: string };
      if (found !== undefined && task !== undefined) targets.set(task, found);
    }
  }
  return targets;
}

/**
 * Lets EventBridge Scheduler do now what a deployed schedule does at its hour: once, with the same function, input,
 * role and dead-letter queue.
 */
export async function fireNow(
  admin: Cloud['admin'],
  functionName: string | undefined,
  task: string,
): Promise<void> {
  const target = (await targetsOf(admin, functionName)).get(task);
  if (target === undefined) throw new Error(`no schedule gives ${functionName} the task ${task}`);
  await new SchedulerClient(admin).send(
    new CreateScheduleCommand({
      Name: `now-${task}-${Date.now()}`,
      ScheduleExpression: `at(${new Date().toISOString().slice(0, 19)})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: target,
    }),
  );
}
