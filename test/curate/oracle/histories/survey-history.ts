import { judgementOf } from '../judgements.ts';
import { type CsatRow, day, hour, minute } from '../rows.ts';
import { type Chance, chanceId } from './random.ts';

export type SurveyEvent = Omit<CsatRow, 'ingested_at' | 'object_id' | 'record_no'>;

/** The surveys of one ticket: none, one or two, offered before or after they are answered, or never. */
export function generateSurveys(
  chance: Chance,
  ticket: { source: string; id: string; at: number },
): SurveyEvent[] {
  const events: SurveyEvent[] = [];
  const count = chance.is(0.55) ? 0 : chance.is(0.8) ? 1 : 2;
  for (let number = 0; number < count; number++) {
    const isOwn = chance.is(0.5);
    const survey = {
      source: isOwn ? ticket.source : 'asker',
      survey_id: `s-${ticket.id}-${number}`,
      ticket_source: isOwn && chance.is(0.5) ? null : ticket.source,
      ticket_id: ticket.id,
    };
    const start =
      ticket.at + chance.pick([-hour, 0, minute, hour, day, 5 * day, 12 * day, 29 * day, 80 * day]);
    let at = start;
    if (chance.is(0.8)) events.push({ ...survey, ...offered(chance, at) });
    for (let answers = chance.pick([0, 1, 1, 2, 3]); answers > 0; answers--) {
      at += chance.pick([0, 0, minute, 3 * hour, day, 9 * day, 33 * day, 61 * day]);
      events.push({ ...survey, ...answered(chance, at) });
    }
    if (chance.is(0.1)) events.push({ ...survey, ...offered(chance, at + chance.pick([0, hour, 2 * day])) });
  }
  return events;
}

const offered = (chance: Chance, at: number) => ({
  event_id: chanceId(chance),
  type: 'offered',
  occurred_at: at,
  score_5: null,
  rated: null,
});

/** Half of the answers have a comment, and of these a part could be scored. */
function answered(chance: Chance, at: number) {
  const told = {
    event_id: chanceId(chance),
    type: 'answered',
    occurred_at: at,
    score_5: chance.pick([1, 2, 2.5, 3, 4, 4.6, 5]),
    rated: chance.pick(['ai', 'human', null]),
  };
  const kind = Number.parseInt(told.event_id.slice(0, 2), 16) % 4;
  return kind < 2 ? told : { ...told, is_scored: kind === 2, ...judgementOf(told.event_id) };
}
