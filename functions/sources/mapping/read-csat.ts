import type { CsatMapping, Field } from './mapping.ts';
import type { MappingNode } from './mapping-node.ts';
import { checkConst, type ReadContext, readCondition, readField, readInstantField } from './read-field.ts';

const csatKeys = [
  ...['when', 'survey_id', 'ticket_id', 'ticket_source', 'score', 'scale', 'answered_at', 'offered_at'],
  ...['comment', 'rated'],
];

/** Reads the `csat:` section: one survey of a record, or a list of them. */
export function readCsat(
  node: MappingNode,
  context: ReadContext,
  ticketId: Field | undefined,
): CsatMapping[] {
  return node.oneOrMore().map((one, i) => readSurvey(one, context, ticketId, i === 0 ? '' : `#${i + 1}`));
}

function readSurvey(
  node: MappingNode,
  context: ReadContext,
  ticketId: Field | undefined,
  suffix: string,
): CsatMapping {
  const keys: Partial<Record<string, MappingNode>> = node.fields(csatKeys);
  const field = (key: string): Field | undefined =>
    keys[key] === undefined ? undefined : readField(keys[key], key, context);
  const rated = field('rated');
  if (keys.rated !== undefined && rated !== undefined) checkConst(keys.rated, rated, ['ai', 'human']);
  const answeredAt = keys.answered_at ?? node.fail('needs answered_at: when the customer answered');
  return {
    when: keys.when === undefined ? [] : readCondition(keys.when, context),
    surveyId: field('survey_id'),
    ticketId: field('ticket_id') ?? ticketId ?? node.fail('needs ticket_id, as there is no ticket section'),
    ticketSource: field('ticket_source'),
    score: field('score') ?? node.fail('needs score: the column that holds the answer'),
    scale: keys.scale === undefined ? undefined : readScale(keys.scale),
    answeredAt: readInstantField(answeredAt, context),
    offeredAt: keys.offered_at === undefined ? undefined : readInstantField(keys.offered_at, context),
    comment: field('comment'),
    rated,
    suffix,
  };
}

function readScale(node: MappingNode): { min: number; max: number } {
  const keys = node.fields(['min', 'max']);
  const min = (keys.min ?? node.fail('needs min')).number();
  const max = (keys.max ?? node.fail('needs max')).number();
  return max > min ? { min, max } : node.fail(`max ${max} must be above min ${min}`);
}
