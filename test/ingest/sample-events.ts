/** A valid ticket event; `fields` come on top. */
export const ticket = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  event: 'ticket',
  schema: 1,
  source: 'desk',
  type: 'opened',
  ticket_id: 't1',
  occurred_at: '2026-05-01T10:00:00Z',
  ...fields,
});

/** A valid answered survey. */
export const answer = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  event: 'csat',
  schema: 1,
  source: 'desk',
  type: 'answered',
  survey_id: 's1',
  ticket_id: 't1',
  occurred_at: '2026-05-01T11:00:00Z',
  score: 4,
  scale: { min: 1, max: 5 },
  ...fields,
});

/** A valid routing change. */
export const change = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  event: 'routing_change',
  schema: 1,
  source: 'ops',
  change_id: 'c1',
  kind: 'ai_rollout',
  occurred_at: '2026-05-01T09:00:00Z',
  effective_at: '2026-05-02T00:00:00Z',
  selector: { market: ['de'] },
  ...fields,
});

export const ndjson = (records: readonly unknown[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
