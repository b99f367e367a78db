import { schemaVersion } from '../../contract/records/events.ts';
import { formatInstant } from '../../contract/records/instant.ts';
import type { SurveyFields } from '../mapping-file/csat-section.ts';
import { conditionRule } from '../row/condition-rule.ts';
import { instantRule } from '../row/instant-rule.ts';
import type { Row } from '../row/row.ts';
import type { Rule, RuleContext } from '../row/rule.ts';
import { numberRule, textRule } from '../row/text-rule.ts';
import type { DraftEvent } from '../row/trace.ts';
import { answerId, contentId, hasKey } from './content-id.ts';
import { put, ticketIdRule } from './ticket-rules.ts';

type Score = number | 'good' | 'bad';

/**
 * The survey events that a record proves, or each element of a section: an offer where its instant is mapped, an answer
 * where there is a score.
 * @param place of the section among those of `csat`, from 0: behind the ticket's id it makes the survey's
 */
export function csatEvents(
  csat: SurveyFields,
  place: number,
  context: RuleContext,
): (row: Row) => DraftEvent[] {
  const eventsOf = surveyEvents(csat, place, context);
  const { each } = csat;
  return each === undefined ? eventsOf : (row) => row.forEach(each).flatMap(eventsOf);
}

function surveyEvents(csat: SurveyFields, place: number, context: RuleContext): (row: Row) => DraftEvent[] {
  const holds = conditionRule(csat.when, context);
  const offeredAtOf = instantRule(csat.offered_at, context);
  const scoreOf = scoreRule(csat, context);
  const commonOf = surveyRule(csat, place, context);
  const answersOf = answerRule(csat, context);
  return (row) => {
    if (!holds(row)) return [];
    const offeredAt = offeredAtOf(row);
    const score = scoreOf(row);
    const problems = row.problems.length;
    const common = offeredAt === null && score === null ? null : commonOf(row);
    if (common === null || row.problems.length > problems) return [];
    const events: DraftEvent[] = [];
    if (offeredAt !== null) {
      const offer = { ...common, type: 'offered', occurred_at: formatInstant(offeredAt) };
      if (csat.offered_at !== undefined) row.note(csat.offered_at, offer);
      events.push(offer);
    }
    if (score !== null) events.push(...answersOf(row, common, score));
    return events;
  };
}

/** What stands on every event of a survey; null where its ticket has no id. */
function surveyRule(csat: SurveyFields, place: number, context: RuleContext): Rule<DraftEvent> {
  const { ticket, source } = context.mapping;
  const ticketIdOf = ticketIdRule(csat.ticket_id ?? ticket?.ticket_id, context);
  const surveyIdOf = textRule(csat.survey_id, context);
  const ticketSourceOf = textRule(csat.ticket_source, context);
  return (row) => {
    const ticket_id = ticketIdOf(row);
    if (ticket_id === null) return null;
    const survey_id = surveyIdOf(row) ?? (place === 0 ? ticket_id : `${ticket_id}#${place + 1}`);
    const common: DraftEvent = { event: 'csat', schema: schemaVersion, source, survey_id, ticket_id };
    put(common, 'ticket_source', ticketSourceOf(row));
    return common;
  };
}

/** What makes the event of an answer; none where it has no instant. */
function answerRule(
  csat: SurveyFields,
  context: RuleContext,
): (row: Row, common: DraftEvent, score: Score) => DraftEvent[] {
  const answeredAtOf = instantRule(csat.answered_at, context);
  const [commentOf, ratedOf] = [textRule(csat.comment, context), textRule(csat.rated, context)];
  const changedAtOf = instantRule(csat.updated_at, context);
  return (row, common, score) => {
    const problems = row.problems.length;
    const at = answeredAtOf(row);
    if (at === null) {
      if (row.problems.length === problems)
        row.reject('missing_field', csat.answered_at.path, 'there is a score but no instant of the answer');
      return [];
    }
    const event: DraftEvent = { ...common, type: 'answered', occurred_at: formatInstant(at), score };
    if (csat.scale !== undefined && typeof score === 'number') event.scale = csat.scale;
    put(event, 'comment', commentOf(row));
    put(event, 'rated', ratedOf(row));
    const changedAt = changedAtOf(row);
    if (row.problems.length > problems) return [];
    if (changedAt !== null) event.event_id = answerId(event, (changedAt - at) / 1000);
    else if (!hasKey(event)) event.event_id = contentId(event);
    row.note(csat.answered_at, event);
    return [event];
  };
}

/** A number, `good` or `bad`; null when the survey was not answered, or with a word beside a scale of numbers. */
function scoreRule(csat: SurveyFields, context: RuleContext): Rule<Score> {
  const [textOf, numberOf] = [textRule(csat.score, context), numberRule(csat.score, context)];
  return (row) => {
    const text = textOf(row)?.toLowerCase();
    if (text !== 'good' && text !== 'bad') return numberOf(row);
    if (csat.scale === undefined) return text;
    row.reject(
      'unfit_scale',
      csat.score.path,
      'a word beside a scale of numbers: rank the words under values',
    );
    return null;
  };
}
