import { intakeAttributes } from '../../contract/events.ts';
import { millisecondsPerDay } from '../../contract/instant.ts';
import type { CsvSettings, HistoryMapping, Mapping, ValueTable } from './mapping.ts';
import type { MappingPlace } from './mapping-error.ts';
import { MappingNode } from './mapping-node.ts';
import { readCsat } from './read-csat.ts';
import { type ReadContext, readField, readInstantField, readTable, readTimeZone } from './read-field.ts';
import { readTicket } from './read-ticket.ts';

const translatable = [
  ...[...intakeAttributes, 'subject', 'text', 'ticket_id', 'customer_id', 'claim', 'reopens', 'status'],
  ...['handler.kind', 'handler.id', 'handler.version', 'author', 'reason', 'survey_id', 'ticket_source'],
  ...['score', 'comment', 'rated', 'version'],
];

/**
 * Reads a mapping file (docs/mapping.md).
 * @param fileName stands in error messages
 * @throws MappingError that names the file's line and key: no YAML, an unknown key, a missing or impossible value
 */
export function readMapping(yamlText: string, fileName: string): Mapping {
  const root = MappingNode.parse(yamlText, fileName);
  const keys = root.fields([
    ...(['source', 'format', 'time_zone', 'shift_days', 'csv', 'missing'] as const),
    ...(['ticket', 'csat', 'history', 'values'] as const),
  ]);
  const columns = new Map<string, MappingPlace>();
  const context: ReadContext = {
    timeZone: keys.time_zone === undefined ? undefined : readTimeZone(keys.time_zone),
    values: keys.values === undefined ? new Map() : readTables(keys.values),
    formats: new Map(),
    columns,
  };
  if (keys.history !== undefined && keys.ticket === undefined) {
    keys.history.fail('needs a ticket section with ticket_id, claim and handler');
  }
  const isLog = keys.history !== undefined;
  const ticket = keys.ticket === undefined ? undefined : readTicket(keys.ticket, context, isLog);
  const csat = keys.csat === undefined ? [] : readCsat(keys.csat, context, ticket?.ticketId);
  if (ticket === undefined && csat.length === 0) root.fail('has neither a ticket nor a csat section');
  return {
    fileName,
    source: (
      keys.source ?? root.fail('needs source: a short name for the system the data comes from')
    ).text(),
    format: keys.format?.choice(['csv', 'ndjson', 'json']),
    csv: readCsvSettings(keys.csv),
    missing: new Set((keys.missing?.oneOrMore() ?? []).map((one) => one.text().trim().toLowerCase())),
    shiftMilliseconds: keys.shift_days === undefined ? 0 : readWhole(keys.shift_days) * millisecondsPerDay,
    ticket,
    csat,
    history: keys.history === undefined ? undefined : summariseHistory(keys.history, context),
    columns,
  };
}

function readTables(node: MappingNode): Map<string, ValueTable> {
  const keys: Partial<Record<string, MappingNode>> = node.fields(translatable);
  return new Map(Object.entries(keys).map(([name, table]) => [name, readTable(table ?? node)]));
}

function readCsvSettings(node: MappingNode | undefined): CsvSettings {
  const keys = node?.fields(['delimiter', 'quote', 'encoding', 'header', 'skip_lines']) ?? {};
  const delimiter = keys.delimiter?.text() ?? ',';
  if (delimiter.length !== 1) keys.delimiter?.fail('the delimiter is one character; a tab is written "\\t"');
  const quote = keys.quote === undefined ? '"' : keys.quote.scalar();
  if (quote !== null && (typeof quote !== 'string' || quote.length > 1))
    keys.quote?.fail('the quote is one character, or null for none');
  return {
    delimiter,
    quote: quote === null || quote === '' ? null : String(quote),
    encoding: keys.encoding === undefined ? 'utf-8' : readEncoding(keys.encoding),
    header: keys.header?.list().map((one) => one.text()),
    skipLines: keys.skip_lines === undefined ? 0 : Math.max(0, readWhole(keys.skip_lines)),
  };
}

function readEncoding(node: MappingNode): string {
  try {
    return new TextDecoder(node.text()).encoding;
  } catch {
    return node.fail(`"${node.text()}" is no encoding; known are for instance utf-8, utf-16le, windows-1252`);
  }
}

function readWhole(node: MappingNode): number {
  const count = node.number();
  return Number.isInteger(count) ? count : node.fail('expected a whole number');
}

function summariseHistory(node: MappingNode, context: ReadContext): HistoryMapping {
  const keys = node.fields(['changed_at', 'status', 'resolved_when', 'version']);
  const states = keys.resolved_when ?? node.fail('needs resolved_when: the states that mean "resolved"');
  const resolvedWhen = new Set(states.oneOrMore().map((one) => one.text().trim().toLowerCase()));
  if (resolvedWhen.size === 0) states.fail('needs at least one state');
  return {
    changedAt: readInstantField(
      keys.changed_at ?? node.fail('needs changed_at: when this version began'),
      context,
    ),
    status: readField(keys.status ?? node.fail('needs status: the column with the state'), 'status', context),
    resolvedWhen,
    version: keys.version === undefined ? undefined : readField(keys.version, 'version', context),
  };
}
