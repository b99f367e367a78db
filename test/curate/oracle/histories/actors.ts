import type { Chance } from './random.ts';
import type { TicketEvent } from './ticket-history.ts';

const kinds = ['ai', 'ai', 'in_house', 'outsourced', 'on_demand'] as const;
const people = ['in_house', 'outsourced', 'on_demand'] as const;
const claims = ['confirmed', 'assumed', 'assumed', 'agent'] as const;
const reasons = ['customer_request', 'missing_knowledge', 'other', null] as const;
const states = ['open', 'open', 'pending', 'resolved', 'resolved', 'closed'] as const;
/** Tags of a customer's text: none (or no text), nothing but thanks, an answer, a wish for a person, both. */
const tags = [
  [null, null],
  [null, null],
  [true, false],
  [false, false],
  [false, true],
  [true, true],
] as const;

type Actors = Pick<
  TicketEvent,
  | 'author'
  | 'handler_kind'
  | 'handler_id'
  | 'from_handler_kind'
  | 'reason'
  | 'claim'
  | 'status'
  | 'is_thanks'
  | 'asks_for_person'
  | 'sentiment_negative'
  | 'is_scored'
>;

const nobody: Actors = {
  author: null,
  handler_kind: null,
  handler_id: null,
  from_handler_kind: null,
  reason: null,
  claim: null,
  status: null,
  is_thanks: null,
  asks_for_person: null,
};

/** Who does what in an event of a type, and what of it is told. */
export function actors(chance: Chance, type: string): Actors {
  const handler = (kind: string): Partial<Actors> => ({
    handler_kind: kind,
    handler_id: chance.is(0.6) ? `agent-${chance.int(1, 9)}` : null,
  });
  if (type === 'message') {
    const author = chance.pick(['customer', 'customer', 'ai', 'human', 'human', 'system']);
    if (author === 'human') return { ...nobody, author, ...handler(chance.pick(people)) };
    return {
      ...nobody,
      author,
      ...(author === 'ai' && chance.is(0.5) ? handler('ai') : {}),
      ...(author === 'customer' ? tagged(chance) : {}),
    };
  }
  if (type === 'status_seen')
    return {
      ...nobody,
      status: chance.pick(states),
      claim: chance.is(0.4) ? chance.pick(claims) : null,
      ...(chance.is(0.6) ? handler(chance.pick(kinds)) : {}),
    };
  if (type === 'routed') return { ...nobody, ...handler(chance.pick(kinds)) };
  if (type === 'handed_off') {
    const from = chance.pick(['ai', 'ai', null, null, 'in_house', 'outsourced']);
    return {
      ...nobody,
      ...handler(chance.pick(kinds)),
      from_handler_kind: from,
      reason: chance.pick(reasons),
    };
  }
  if (type === 'resolved')
    return {
      ...nobody,
      ...handler(chance.pick(kinds)),
      claim: chance.pick(claims),
    };
  return {
    ...nobody,
    ...(chance.is(0.05) ? handler(chance.pick(kinds)) : {}),
    ...(type === 'opened' ? tagged(chance) : {}),
  };
}

function tagged(chance: Chance): Partial<Actors> {
  const [is_thanks, asks_for_person] = chance.pick(tags);
  const is_scored = is_thanks === null ? null : chance.is(0.8);
  const sentiment_negative = is_scored === null ? null : chance.pick([0, 0.2, 0.49, 0.5, 0.51, 1]);
  return { is_thanks, asks_for_person, is_scored, sentiment_negative };
}
