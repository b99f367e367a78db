import {
  CsatEvent,
  changeKinds,
  handlerKinds,
  handoffReasons,
  RoutingChangeEvent,
  TicketEvent,
} from './events.ts';

/** The words that the contract itself gives events: names of fields, kinds, types. No customer wrote them. */
export const contractWords: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'ticket', 'csat', 'routing_change', 'kind', 'id', 'version', 'min', 'max'],
  ...['confirmed', 'assumed', 'agent', 'customer', 'ai', 'human', 'system', 'good', 'bad', 'ai_share'],
  ...handlerKinds,
  ...handoffReasons,
  ...changeKinds,
  ...[...TicketEvent.options, ...CsatEvent.options].flatMap(({ shape }) => [
    ...Object.keys(shape),
    shape.type.value,
  ]),
  ...Object.keys(RoutingChangeEvent.shape),
]);
