import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

/** CloudFormation could not be answered how a custom resource ended; it will wait until its own limit. */
export class AnswerNotTaken extends Error {
  override readonly name = 'AnswerNotTaken';
}

/** Reasons longer than that are cut; the answer as a whole may have 4 KB. */
const longestReason = 1000;

/**
 * Does what a custom resource asks for and answers CloudFormation how it ended; an error of `change` is reported, not
 * thrown. The resource keeps one identity for life, so that an update never deletes.
 */
export async function answerCloudFormation(
  event: CloudFormationCustomResourceEvent,
  change: () => Promise<void>,
): Promise<void> {
  const failure = await change().then(
    () => undefined,
    (error: unknown) => String(error),
  );
  const { StackId, RequestId, LogicalResourceId } = event;
  const response = await fetch(event.ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify({
      Status: failure === undefined ? 'SUCCESS' : 'FAILED',
      Reason: failure?.slice(0, longestReason) ?? 'done',
      PhysicalResourceId: LogicalResourceId,
      StackId,
      RequestId,
      LogicalResourceId,
    }),
  });
  if (!response.ok) throw new AnswerNotTaken(`cloudformation: answer refused with ${response.status}`);
}
