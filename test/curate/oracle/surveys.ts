import { newestJudgement } from './judgements.ts';
import { type CsatRow, dateOf } from './rows.ts';
import type { OracleSettings, Ticket } from './tickets.ts';

export type SurveyRow = Readonly<Record<string, string | number | boolean | null>>;

/** Every survey event that belongs to an episode, by the columns of the view `surveys`. */
export function surveyRows(
  rows: readonly CsatRow[],
  tickets: ReadonlyMap<string, Ticket>,
  settings: OracleSettings,
): SurveyRow[] {
  const bySurvey = new Map<string, CsatRow[]>();
  for (const row of rows) {
    const key = [row.source, row.survey_id, ticketKeyOf(row)].join('\n');
    bySurvey.set(key, [...(bySurvey.get(key) ?? []), row]);
  }
  return [...bySurvey.values()].flatMap((events) => oneSurvey(events.sort(inOrder), tickets, settings));
}

const ticketKeyOf = (row: CsatRow): string => `${row.ticket_source ?? row.source}:${row.ticket_id}`;

function inOrder(a: CsatRow, b: CsatRow): number {
  if (a.occurred_at !== b.occurred_at) return a.occurred_at - b.occurred_at;
  if (a.type !== b.type) return a.type === 'offered' ? -1 : 1;
  return a.event_id < b.event_id ? -1 : 1;
}

function oneSurvey(
  all: readonly CsatRow[],
  tickets: ReadonlyMap<string, Ticket>,
  settings: OracleSettings,
): SurveyRow[] {
  const surveyAt = all[0]!.occurred_at;
  const ticket = tickets.get(ticketKeyOf(all[0]!));
  const episode = ticket?.episodes.findLast(({ startedAt }) => startedAt <= surveyAt);
  if (ticket === undefined || episode === undefined) return [];
  const events = all.filter((event) => event.occurred_at <= surveyAt + settings.lifetime);
  const answers = events.filter(({ type }) => type === 'answered');
  return events.map((event, index) => {
    const answer = answers.indexOf(event);
    return {
      ticket_key: ticket.key,
      episode_no: episode.no,
      survey_source: event.source,
      survey_id: event.survey_id,
      event_id: event.event_id,
      type: event.type,
      occurred_at: event.occurred_at,
      survey_at: surveyAt,
      survey_event_no: index + 1,
      answer_no: answer < 0 ? null : answer + 1,
      is_last_answer: answer >= 0 && answer === answers.length - 1,
      rated: event.rated,
      score_5: event.score_5,
      previous_score_5: answer > 0 ? answers[answer - 1]!.score_5 : null,
      ...newestJudgement([event]),
      dt: dateOf(episode.startedAt),
      day: dateOf(episode.startedAt),
    };
  });
}
