import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Check, ok, problem } from './check.ts';
import type { DeployedStack } from './stack.ts';

/** Queues of what failed, and the sections of docs/runbook.md that empty them. */
const failed = { IngestDeadLetters: 'ingest-dead-letters', Undelivered: 'schedule-undelivered' } as const;

/** Nothing waits that failed again and again. */
export const checkWaiting = ({ outputs }: DeployedStack): Check => ({
  name: 'waiting',
  async look() {
    const sqs = new SQSClient({});
    for (const [output, section] of Object.entries(failed)) {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: outputs[output],
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      const messages = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
      if (messages > 0)
        return problem(`${messages} messages wait in ${output}`, `see docs/runbook.md#${section}`);
    }
    return ok('no object and no scheduled run has failed for good');
  },
});
