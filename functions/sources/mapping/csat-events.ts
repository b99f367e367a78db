import { schemaVersion } from '../../contract/records/events.ts';
import { formatInstant } from '../../contract/records/instant.ts';
import type { SurveyFields } from '../mapping-file/csat-section.ts';
import type { Mapping } from '../mapping-file/mapping.ts';
import type { Clocks } from '../row/clocks.ts';
import type { Row } from '../row/row.ts';
import { rowInstant } from '../row/row-instant.ts';
import type { DraftEvent } from '../row/trace.ts';
import { answerId, contentId, hasKey } from './content-id.ts';
import { ticketIdOf } from './ticket-events.ts';

/** The survey events of all elements of a section, or of the record itself. */
export const csatEvents = (
  row: Row,
  mapping: Mapping,
  csat: SurveyFields,
  place: number,
  clocks: Clocks,
): DraftEvent[] => row.forEach(csat.each).flatMap((one) => surveyEvents(one, mapping, csat, place, clocks));

/**
 * The survey events that a record proves: an offer where its instant is mapped, an answer where there is a score.
 * @param place of the section among those of `csat`, from 0: behind the ticket's id it makes the survey's
 */
function surveyEvents(
  row: Row,
  mapping: Mapping,
  csat: SurveyFields,
  place: number,
  clocks: Clocks,
): DraftEvent[] {
  if (!row.holds(csat.when)) return [];
  const offeredAt = rowInstant(row, csat.offered_at, clocks);
  const score = scoreOf(row, csat);
  if (offeredAt === null && score === null) return [];
  const ticketId = ticketIdOf(row, csat.ticket_id ?? mapping.ticket?.ticket_id);
  if (ticketId === null) return [];
  const common: DraftEvent = {
    event: 'csat',
    schema: schemaVersion,
    source: mapping.source,
    survey_id: row.text(csat.survey_id) ?? (place === 0 ? ticketId : `${ticketId}#${place + 1}`),
    ticket_id: ticketId,
  };
  const ticketSource = row.text(csat.ticket_source);
  if (ticketSource !== null) common.ticket_source = ticketSource;
  const events: DraftEvent[] = [];
  if (offeredAt !== null) {
    const offer = { ...common, type: 'offered', occurred_at: formatInstant(offeredAt) };
    if (csat.offered_at !== undefined) row.note(csat.offered_at, offer);
    events.push(offer);
  }
  if (score !== null) events.push(...answer(row, csat, common, score, clocks));
  return events;
}

function answer(
  row: Row,
  csat: SurveyFields,
  common: DraftEvent,
  score: number | 'good' | 'bad',
  clocks: Clocks,
): DraftEvent[] {
  const problems = row.problems.length;
  const at = rowInstant(row, csat.answered_at, clocks);
  if (at === null) {
    if (row.problems.length === problems) {
      row.reject('missing_field', csat.answered_at.path, 'there is a score but no instant of the answer');
    }
    return [];
  }
  const event: DraftEvent = { ...common, type: 'answered', occurred_at: formatInstant(at), score };
  if (csat.scale !== undefined && typeof score === 'number') event.scale = csat.scale;
  const comment = row.text(csat.comment);
  if (comment !== null) event.comment = comment;
  const rated = row.text(csat.rated);
  if (rated !== null) event.rated = rated;
  const changedAt = rowInstant(row, csat.updated_at, clocks);
  if (changedAt !== null) event.event_id = answerId(event, (changedAt - at) / 1000);
  else if (!hasKey(event)) event.event_id = contentId(event);
  row.note(csat.answered_at, event);
  return [event];
}

/** A number, `good` or `bad`; null when the survey was not answered, or with a word beside a scale of numbers. */
function scoreOf(row: Row, csat: SurveyFields): number | 'good' | 'bad' | null {
  const text = row.text(csat.score)?.toLowerCase();
  if (text !== 'good' && text !== 'bad') return row.number(csat.score);
  if (csat.scale === undefined) return text;
  row.reject('unfit_scale', csat.score.path, 'a word beside a scale of numbers: rank the words under values');
  return null;
}
