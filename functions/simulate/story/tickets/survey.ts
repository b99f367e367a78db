import type { CsatEvent } from '../../../contract/records/events.ts';
import { formatInstant } from '../../../contract/records/instant.ts';
import type { Chance, Weights } from '../plan/chance.ts';
import { answered, type Channel, intentTruths, surveyOfferedByPeople } from '../plan/planted-truth.ts';
import { days, minutes, type StoryEvent } from '../plan/story-event.ts';
import type { Scene } from './conversation.ts';
import { aroundMinutes, type Ticket } from './ticket.ts';

type Points = '1' | '2' | '3' | '4' | '5';
const happyScores: Weights<Points> = { 1: 0.01, 2: 0.02, 3: 0.09, 4: 0.32, 5: 0.56 };
const unhappyScores: Weights<Points> = { 1: 0.42, 2: 0.28, 3: 0.18, 4: 0.09, 5: 0.03 };
const commentShare = { happy: 0.2, unhappy: 0.5 } as const;
const revisedShare = 0.02;

/** The survey after a claim: offered, perhaps answered days later, seldom answered again. */
export function generateSurvey({ chance, need, course, wording }: Scene, ticket: Ticket): StoryEvent[] {
  const isAi = course.handling === 'ai';
  const offerShare = isAi ? intentTruths[need.intent].surveyOfferedByAi : surveyOfferedByPeople;
  if (!chance.happens(offerShare)) return [];
  const offeredAt = ticket.now + aroundMinutes(chance, 4);
  const rated = isAi ? 'ai' : 'human';
  const common = {
    event: 'csat',
    schema: 1,
    source: 'surveys',
    survey_id: `${ticket.source}-${ticket.id}`,
    ticket_id: ticket.id,
    ticket_source: ticket.source,
  } as const;
  const events = [
    at(offeredAt, { ...common, type: 'offered', occurred_at: formatInstant(offeredAt), rated }),
  ];
  const answer = (when: number, points: Points, comment?: string) =>
    events.push(
      at(when, {
        ...common,
        type: 'answered',
        occurred_at: formatInstant(when),
        ...onScale(need.channel, Number(points)),
        ...(comment === undefined ? {} : { comment }),
        rated,
      }),
    );
  if (!chance.happens(responseShare(isAi, course.isHappy))) return events;
  const answeredAt = offeredAt + drawLag(chance, course.isHappy);
  const isCommented = chance.happens(course.isHappy ? commentShare.happy : commentShare.unhappy);
  const points = chance.weighted(course.isHappy ? happyScores : unhappyScores);
  answer(answeredAt, points, isCommented ? wording.comment(course.isHappy) : undefined);
  if (chance.happens(revisedShare)) {
    const second = chance.weighted(course.contradiction ? unhappyScores : happyScores);
    answer(answeredAt + Math.floor((0.2 + 3 * chance.uniform()) * days), second);
  }
  return events;
}

const at = (when: number, event: CsatEvent): StoryEvent => ({ at: when, source: 'surveys', event });

function responseShare(isAi: boolean, isHappy: boolean): number {
  if (isHappy) return answered.happy;
  return isAi ? answered.unhappyOfAi : answered.unhappyOfPeople;
}

/** Half answer within hours; up to a fortnight; the unhappy a little sooner. */
function drawLag(chance: Chance, isHappy: boolean): number {
  const lag = aroundMinutes(chance, isHappy ? 240 : 170, 1.6);
  return Math.max(minutes, Math.min(14 * days, Math.floor(lag)));
}

/** Each channel asks in its own way: 1–5 in chats, 1–10 on the phone, good or bad elsewhere. */
function onScale(channel: Channel, points: number) {
  if (channel === 'chat') return { score: points, scale: { min: 1, max: 5 } };
  if (channel === 'phone') return { score: [1, 3, 6, 8, 10][points - 1]!, scale: { min: 1, max: 10 } };
  return { score: points >= 4 ? ('good' as const) : ('bad' as const) };
}
