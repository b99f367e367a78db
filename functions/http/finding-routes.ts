import { type MarkAction, MarkRequest, markFinding, ReasonMissing } from '../findings/mark-finding.ts';
import { UnknownFinding } from '../findings/read-findings.ts';
import { NoQuery } from './answers.ts';
import { type ApiRequest, type ApiResponse, json } from './messages.ts';
import { Problem } from './problem.ts';
import { checkQuery } from './query.ts';
import { readBody } from './read-body.ts';
import type { ApiPorts } from './runs.ts';

/**
 * `POST /v1/findings/acknowledge`, `POST /v1/findings/dismiss`: keeps what a caller says of a finding, under the
 * caller's role or user.
 */
export async function postMark(
  ports: ApiPorts,
  request: ApiRequest,
  action: MarkAction,
): Promise<ApiResponse> {
  checkQuery(NoQuery, request.query);
  const { finding_id, reason } = checkQuery(MarkRequest, readBody(request.body));
  const mark = { findingId: finding_id, action, reason, by: request.caller };
  try {
    await markFinding(ports.engine, mark, ports.now);
  } catch (error) {
    if (error instanceof UnknownFinding)
      throw new Problem(404, 'unknown-finding', 'There is no such finding', { cause: error });
    if (error instanceof ReasonMissing) {
      const invalid = [{ name: 'reason', reason: error.message }];
      throw new Problem(400, 'invalid-parameters', 'The parameters are not valid', {
        detail: `reason: ${error.message}`,
        invalid,
      });
    }
    throw error;
  }
  return json(200, { finding_id, action, reason: reason ?? null, marked_by: request.caller });
}
