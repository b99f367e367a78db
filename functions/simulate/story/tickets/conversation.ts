import type { Handler } from '../../../contract/records/events.ts';
import type { Chance } from '../plan/chance.ts';
import { type Course, isSolved } from '../plan/course.ts';
import { assistant, pickPerson } from '../plan/people.ts';
import { brand, type Intent, intentTruths } from '../plan/planted-truth.ts';
import type { Need } from '../plan/story-event.ts';
import type { Wording } from '../words/wording.ts';
import { aroundMinutes, pace, type Ticket } from './ticket.ts';

/** Everything needed to generate one ticket. */
export interface Scene {
  readonly chance: Chance;
  readonly need: Need;
  readonly course: Course;
  readonly wording: Wording;
}

const anonymousShare = { chat: 0.01, email: 0, phone: 0.05, social: 0.12 } as const;
const untaggedShare = 0.03;
const urgentIntents: readonly Intent[] = ['disputes', 'fraud_report', 'card_declined'];

/** Generates a ticket from its opening to its first claim, or to where it trails off. */
export function converse(ticket: Ticket, scene: Scene): void {
  open(ticket, scene);
  if (scene.course.handling === 'human') talkToPeople(ticket, scene);
  else talkToAi(ticket, scene);
}

function open(ticket: Ticket, { chance, need, wording }: Scene): void {
  const { market, channel, intent, customer } = need;
  const isUrgent = urgentIntents.includes(intent) && chance.happens(0.6);
  ticket.add({
    type: 'opened',
    customer_id: chance.happens(anonymousShare[channel]) ? null : customer.id,
    brand,
    market,
    channel,
    language: customer.language,
    queue: intentTruths[intent].queue,
    ...(chance.happens(untaggedShare) ? {} : { intent }),
    priority: isUrgent ? 'high' : 'normal',
    ...(channel === 'email' ? { subject: intent.replace('_', ' '), ticket_form: 'web' } : {}),
    text: wording.ask(intent, need.depth > 0),
  });
}

function talkToPeople(ticket: Ticket, scene: Scene): void {
  const { chance, need, course, wording } = scene;
  const person = pickPerson(chance, need.at, need.market, need.channel, need.intent);
  const { firstReply } = pace[need.channel];
  if (course.isAskingForPerson) {
    ticket.wait(30_000).add({ type: 'human_requested', text: wording.say('askForPerson') });
  }
  const waiting = aroundMinutes(chance, firstReply);
  if (need.channel !== 'phone') ticket.wait(waiting * 0.5).add({ type: 'routed', handler: person });
  ticket.wait(waiting * 0.5);
  letPersonFinish(ticket, scene, person);
}

function letPersonFinish(ticket: Ticket, { chance, need, course, wording }: Scene, person: Handler): void {
  const turn = () => aroundMinutes(chance, pace[need.channel].turn);
  ticket.byHuman(person, wording.say('humanReplies'));
  if (chance.happens(0.55)) ticket.wait(turn()).byCustomer(wording.follow(isSolved(course)));
  if (!course.isClaimed) return;
  ticket.wait(turn()).byHuman(person, wording.say('humanCloses'));
  const claim = chance.happens(0.1) ? 'confirmed' : 'agent';
  ticket.wait(aroundMinutes(chance, 3)).add({ type: 'resolved', claim, handler: person });
}

function talkToAi(ticket: Ticket, scene: Scene): void {
  const { chance, need, course, wording } = scene;
  const ai = assistant(need.at);
  ticket.wait(2000).add({ type: 'routed', handler: ai });
  ticket.wait(chance.between(2000, 9000)).byAi(ai, wording.say('aiReplies'));
  if (course.isAskingForPerson) {
    const text = wording.say('askForPerson');
    ticket.wait(aroundMinutes(chance, 1.5)).add({ type: 'human_requested', text });
  } else if (chance.happens(0.6)) {
    const isHelped = course.handling === 'ai' && isSolved(course);
    ticket.wait(aroundMinutes(chance, 1.5)).byCustomer(wording.follow(isHelped));
  }
  if (course.handling === 'handed_off') handOff(ticket, scene, ai);
  else if (course.isClaimed) claimByAi(ticket, scene, ai);
}

function claimByAi(ticket: Ticket, { chance, wording }: Scene, ai: Handler): void {
  ticket.wait(chance.between(2000, 9000)).byAi(ai, wording.say('aiCloses'));
  const claim = chance.happens(0.2) ? 'confirmed' : 'assumed';
  ticket.wait(aroundMinutes(chance, 5)).add({ type: 'resolved', claim, handler: ai });
}

function handOff(ticket: Ticket, scene: Scene, ai: Handler): void {
  const { chance, need, course } = scene;
  const person = pickPerson(chance, need.at, need.market, need.channel, need.intent);
  const to = { kind: person.kind };
  ticket.wait(20_000).add({ type: 'handed_off', from: ai, to, reason: course.handoffReason });
  ticket.wait(aroundMinutes(chance, 11));
  letPersonFinish(ticket, scene, person);
}
