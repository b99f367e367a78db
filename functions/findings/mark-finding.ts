import * as z from 'zod';
import { sqlText } from '../contract/lake/compose-sql.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { dayOf } from '../contract/records/instant.ts';
import type { Clock, QueryEngine } from '../platform/ports.ts';
import { readFindings, UnknownFinding } from './read-findings.ts';

/** What a person can say of a finding; the newest of it counts. */
export const markActions = ['acknowledged', 'dismissed'] as const;
export type MarkAction = (typeof markActions)[number];

const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/, 'holds the character NUL');

/** What is said of a finding, as a caller gives it. */
export const MarkRequest = z.strictObject({
  finding_id: text(1000).describe('The finding, as GET /v1/findings names it'),
  reason: text(1000).optional().describe('Why; a dismissal needs one'),
});

export interface Mark {
  readonly findingId: string;
  readonly action: MarkAction;
  readonly reason: string | undefined;
  /** The caller's role or user, or a name. */
  readonly by: string;
}

/** A dismissal says why: whoever reads it next year was not there. */
export class ReasonMissing extends Error {
  override readonly name = 'ReasonMissing';

  constructor() {
    super('a dismissal needs a reason: what was seen that makes it no finding');
  }
}

/**
 * Records what a person says of a finding. What was said before stays.
 * @throws UnknownFinding, ReasonMissing
 */
export async function markFinding(
  engine: Pick<QueryEngine, 'query' | 'insert'>,
  { findingId, action, reason, by }: Mark,
  clock: Clock,
): Promise<void> {
  if (action === 'dismissed' && reason === undefined) throw new ReasonMissing();
  const known = await readFindings(engine);
  if (!known.some(({ finding_id }) => finding_id === findingId)) throw new UnknownFinding(findingId);
  const now = clock();
  const values = {
    finding_id: findingId,
    action,
    reason: reason ?? null,
    marked_by: by,
    marked_at: { instant: now },
    dt: dayOf(now),
  };
  await engine.insert('finding_marks', bindParameters(sqlText('findings/mark'), values));
}
