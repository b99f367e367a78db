import type { Chance } from '../plan/chance.ts';
import { drawCourse } from '../plan/course.ts';
import { pickPerson } from '../plan/people.ts';
import type { Channel } from '../plan/planted-truth.ts';
import { days, minutes, type Need, type StoryEvent } from '../plan/story-event.ts';
import { createWording, type Draws } from '../words/wording.ts';
import { converse, type Scene } from './conversation.ts';
import { generateSurvey } from './survey.ts';
import { aroundMinutes, Ticket } from './ticket.ts';

/** One ticket generated to its end, and the customer's next attempt if there is one. */
export interface Tale {
  readonly events: readonly StoryEvent[];
  readonly comesBack: Need | undefined;
}

/** Comfortably inside the verification window of 7 days. */
const windowDays = 6.8;
const reopensLate = 0.008;
const getsClosed = 0.3;
/** Who was not helped in writing often picks up the phone. */
const nextChannel: Record<Channel, Record<Channel, number>> = {
  chat: { chat: 0.5, email: 0.15, phone: 0.3, social: 0.05 },
  email: { chat: 0.15, email: 0.5, phone: 0.3, social: 0.05 },
  phone: { chat: 0.1, email: 0.15, phone: 0.7, social: 0.05 },
  social: { chat: 0.2, email: 0.1, phone: 0.2, social: 0.5 },
};

/** Generates what comes of a need: the conversation, the survey, what contradicts the claim, the closing. */
export function generateNeed(draws: Draws, need: Need, id: string): Tale {
  const { chance } = draws;
  const course = drawCourse(chance, need);
  const wording = createWording(draws, need.market, need.customer.language);
  const scene: Scene = { chance, need, course, wording };
  const ticket = new Ticket(need, id);
  converse(ticket, scene);
  if (!course.isClaimed) return { events: ticket.events, comesBack: undefined };
  const claimedAt = ticket.now;
  const survey = generateSurvey(scene, ticket);
  const contradictedAt =
    claimedAt + 30 * minutes + (windowDays * days - 30 * minutes) * chance.uniform() ** 1.5;
  if (course.contradiction === 'reopens') reopen(ticket, scene, contradictedAt);
  else if (chance.happens(reopensLate)) reopen(ticket, scene, claimedAt + chance.between(9, 30) * days);
  else if (chance.happens(getsClosed)) ticket.wait(10 * days).add({ type: 'closed' });
  const events = [...ticket.events, ...survey];
  return {
    events,
    comesBack: course.contradiction === 'repeats' ? comeBack(chance, need, contradictedAt) : undefined,
  };
}

function reopen(ticket: Ticket, { chance, need, wording }: Scene, at: number): void {
  ticket.wait(at - ticket.now).add({ type: 'reopened' });
  ticket.wait(1000).byCustomer(wording.ask(need.intent, true));
  const person = pickPerson(chance, ticket.now, need.market, need.channel, need.intent);
  ticket.wait(aroundMinutes(chance, 120)).byHuman(person, wording.say('humanReplies'));
  if (chance.happens(0.75)) {
    ticket.wait(aroundMinutes(chance, 60)).add({ type: 'resolved', claim: 'agent', handler: person });
  }
}

function comeBack(chance: Chance, need: Need, at: number): Need {
  const channel = chance.weighted(nextChannel[need.channel]);
  return { ...need, at: Math.floor(at), channel, depth: need.depth + 1 };
}
