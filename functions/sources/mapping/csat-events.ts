import { schemaVersion } from '../../contract/events.ts';
import { formatInstant } from '../../contract/instant.ts';
import type { DraftEvent } from './mapped-record.ts';
import type { CsatMapping, Mapping } from './mapping.ts';
import type { Row, Zones } from './row.ts';
import { ticketIdOf } from './ticket-events.ts';

/** The survey events that a record proves: an offer where its instant is mapped, an answer where there is a score. */
export function csatEvents(row: Row, mapping: Mapping, csat: CsatMapping, zones: Zones): DraftEvent[] {
  if (!row.holds(csat.when)) return [];
  const offeredAt = row.instant(csat.offeredAt, zones);
  const score = scoreOf(row, csat);
  if (offeredAt === null && score === null) return [];
  const ticketId = ticketIdOf(row, csat);
  if (ticketId === null) return [];
  const common: DraftEvent = {
    event: 'csat',
    schema: schemaVersion,
    source: mapping.source,
    survey_id: row.text(csat.surveyId) ?? `${ticketId}${csat.suffix}`,
    ticket_id: ticketId,
  };
  const ticketSource = row.text(csat.ticketSource);
  if (ticketSource !== null) common.ticket_source = ticketSource;
  const events: DraftEvent[] = [];
  if (offeredAt !== null) events.push({ ...common, type: 'offered', occurred_at: formatInstant(offeredAt) });
  if (score !== null) events.push(...answer(row, csat, common, score, zones));
  return events;
}

function answer(
  row: Row,
  csat: CsatMapping,
  common: DraftEvent,
  score: number | 'good' | 'bad',
  zones: Zones,
): DraftEvent[] {
  const problems = row.problems.length;
  const at = row.instant(csat.answeredAt, zones);
  if (at === null) {
    if (row.problems.length === problems) {
      row.reject('missing_field', csat.answeredAt.path, 'there is a score but no instant of the answer');
    }
    return [];
  }
  const event: DraftEvent = { ...common, type: 'answered', occurred_at: formatInstant(at), score };
  if (csat.scale !== undefined && typeof score === 'number') event.scale = csat.scale;
  const comment = row.text(csat.comment);
  if (comment !== null) event.comment = comment;
  const rated = row.text(csat.rated);
  if (rated !== null) event.rated = rated;
  return [event];
}

/** A number, `good` or `bad`; null when the survey was not answered. */
function scoreOf(row: Row, csat: CsatMapping): number | 'good' | 'bad' | null {
  const text = row.text(csat.score)?.toLowerCase();
  return text === 'good' || text === 'bad' ? text : row.number(csat.score);
}
