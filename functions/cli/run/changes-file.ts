import { readFileSync } from 'node:fs';
import { RoutingChangeEvent } from '../../contract/records/events.ts';
import { reasonOf } from '../terminal/explain-error.ts';
import { WrongUse } from '../terminal/outcome.ts';

/**
 * Reads routing_change events from NDJSON; other events and blank lines are passed over.
 * @throws WrongUse naming the line and the field that is wrong
 */
export function readChanges(path: string): RoutingChangeEvent[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new WrongUse(`changes: cannot read ${path}: ${reasonOf(error)}`);
  }
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : readChange(line, `${path}, line ${at + 1}`)));
}

function readChange(line: string, where: string): RoutingChangeEvent[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new WrongUse(`changes: ${where}: not JSON`);
  }
  if (typeof value === 'object' && value !== null && 'event' in value && value.event !== 'routing_change') {
    return [];
  }
  const parsed = RoutingChangeEvent.safeParse(value);
  if (parsed.success) return [parsed.data];
  const issue = parsed.error.issues[0];
  throw new WrongUse(`changes: ${where}: ${issue?.path.join('.') || 'record'}: ${issue?.message}`);
}
