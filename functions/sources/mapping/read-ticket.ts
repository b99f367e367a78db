import { handoffReasons, intakeAttributes } from '../../contract/events.ts';
import {
  type Field,
  type HandlerMapping,
  type InstantField,
  type TicketEventRule,
  type TicketEventType,
  type TicketMapping,
  ticketEventTypes,
} from './mapping.ts';
import type { MappingNode } from './mapping-node.ts';
import {
  checkConst,
  type ReadContext,
  readCondition,
  readField,
  readHandler,
  readInstantField,
} from './read-field.ts';

const claims = ['confirmed', 'assumed', 'agent'];
const authors = ['customer', 'ai', 'human', 'system'];
const descriptions = [...intakeAttributes, 'subject', 'text'] as const;
const ticketKeys = [
  ...['ticket_id', 'customer_id', ...descriptions, 'opened_at', 'first_reply_at', 'resolved_at', 'claim'],
  ...['handler', 'first_handler', 'reopened_at', 'reopens', 'updated_at', 'closed_at', 'events'],
];

/** Reads the `ticket:` section. A log (`isLog`) takes resolutions and reopenings from its versions. */
export function readTicket(node: MappingNode, context: ReadContext, isLog: boolean): TicketMapping {
  const keys: Partial<Record<string, MappingNode>> = node.fields(ticketKeys);
  const field = (key: string): Field | undefined =>
    keys[key] === undefined ? undefined : readField(keys[key], key, context);
  const instant = (key: string): InstantField | undefined =>
    keys[key] === undefined ? undefined : readInstantField(keys[key], context);
  const attributes = new Map<string, Field>();
  for (const key of descriptions) {
    const found = field(key);
    if (found !== undefined) attributes.set(key, found);
  }
  const handler = keys.handler === undefined ? undefined : readHandler(keys.handler, context);
  const firstHandler = keys.first_handler === undefined ? handler : readHandler(keys.first_handler, context);
  const claim = field('claim');
  if (keys.claim !== undefined && claim !== undefined) checkConst(keys.claim, claim, claims);
  requireForClaim(node, keys, isLog);
  const events = [
    ...simpleEvents({ instant, handler, firstHandler, claim }),
    ...(keys.events?.list() ?? []).map((one) => readEvent(one, context)),
  ];
  if (events.length === 0 && !isLog) {
    node.fail('maps no instant: give opened_at (and resolved_at, closed_at, …) or events');
  }
  return {
    ticketId: field('ticket_id') ?? node.fail("needs ticket_id: the column that holds the ticket's id"),
    customerId: field('customer_id'),
    attributes,
    events,
    reopens: field('reopens'),
    updatedAt: instant('updated_at'),
    claim,
    handler,
  };
}

/** What the contract requires of `resolved` must be mapped before a row can lack it. */
function requireForClaim(
  node: MappingNode,
  keys: Partial<Record<string, MappingNode>>,
  isLog: boolean,
): void {
  const place = keys.resolved_at;
  if (isLog) {
    for (const key of ['resolved_at', 'reopened_at', 'reopens', 'first_reply_at', 'events']) {
      keys[key]?.fail('a log (history:) shows this by its versions; leave it out');
    }
  } else if (place === undefined) return;
  if (keys.claim === undefined) {
    (place ?? node).fail(
      `a resolution needs claim: who says so (${claims.join(', ')}), for instance claim: { const: agent }`,
    );
  }
  if (keys.handler === undefined) {
    (place ?? node).fail('a resolution needs handler: for instance handler: { kind: { const: in_house } }');
  }
  if (keys.first_reply_at !== undefined && keys.handler === undefined) {
    keys.first_reply_at.fail('a reply needs handler: who wrote it');
  }
}

interface SimpleParts {
  readonly instant: (key: string) => InstantField | undefined;
  readonly handler: HandlerMapping | undefined;
  readonly firstHandler: HandlerMapping | undefined;
  readonly claim: Field | undefined;
}

/** The keys ending in `_at` that each stand for one event. */
function simpleEvents(parts: SimpleParts): TicketEventRule[] {
  const rule = (
    key: string,
    type: TicketEventType,
    handler: HandlerMapping | undefined,
    fields: [string, Field | undefined][] = [],
  ): TicketEventRule[] => {
    const at = parts.instant(key);
    if (at === undefined) return [];
    const present = fields.filter((entry): entry is [string, Field] => entry[1] !== undefined);
    return [{ type, at, when: [], handler, to: undefined, from: undefined, fields: new Map(present) }];
  };
  return [
    ...rule('opened_at', 'opened', parts.firstHandler),
    ...rule('first_reply_at', 'message', parts.firstHandler),
    ...rule('resolved_at', 'resolved', parts.handler, [['claim', parts.claim]]),
    ...rule('reopened_at', 'reopened', undefined),
    ...rule('closed_at', 'closed', undefined),
  ];
}

/** Reads one entry of `events:`. */
function readEvent(node: MappingNode, context: ReadContext): TicketEventRule {
  const keys: Partial<Record<string, MappingNode>> = node.fields([
    ...['type', 'at', 'when', 'handler', 'to', 'from', 'claim', 'author', 'reason', 'text'],
  ]);
  const type = (keys.type ?? node.fail('needs type')).choice(ticketEventTypes);
  const handler = (key: string) => (keys[key] === undefined ? undefined : readHandler(keys[key], context));
  const required: Partial<Record<TicketEventType, string[]>> = {
    resolved: ['claim', 'handler'],
    routed: ['handler'],
    message: ['author'],
    handed_off: ['to'],
  };
  for (const key of required[type] ?? []) {
    if (keys[key] === undefined) node.fail(`an event of type ${type} needs ${key}`);
  }
  const fields = new Map<string, Field>();
  const allowed = { claim: claims, author: authors, reason: [...handoffReasons], text: undefined };
  for (const [key, values] of Object.entries(allowed)) {
    const place = keys[key];
    if (place === undefined) continue;
    const field = readField(place, key, context);
    if (values !== undefined) checkConst(place, field, values);
    fields.set(key, field);
  }
  return {
    type,
    at: readInstantField(keys.at ?? node.fail('needs at: when it happened'), context),
    when: keys.when === undefined ? [] : readCondition(keys.when, context),
    handler: handler('handler'),
    to: handler('to'),
    from: handler('from'),
    fields,
  };
}
