import { AthenaFault } from './errors.ts';

export type StatementType = 'DML' | 'DDL' | 'UTILITY';

/** Athena's limit on the text of a query, bytes. */
const longestQuery = 262_144;

/** @throws AthenaFault for a text Athena would not take */
export function checkQueryText(sql: unknown): string {
  if (typeof sql !== 'string' || sql.trim() === '') throw new AthenaFault('Query string is empty');
  if (Buffer.byteLength(sql) > longestQuery)
    throw new AthenaFault(`Query string exceeds the maximum allowed length of ${longestQuery}`);
  return sql.trim().replace(/;$/, '');
}

/** What sort of statement it is; only DML answers begin with a header row. */
export function statementType(sql: string): StatementType {
  const word = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase();
  if (['select', 'with', 'insert', 'values', 'unload'].includes(word ?? '')) return 'DML';
  if (word === 'show' || word === 'describe' || word === 'explain') return 'UTILITY';
  return 'DDL';
}

/** A statement in Trino's words, to which a database is a schema. */
const inTrinosWords = (sql: string): string => sql.replace(/^show\s+databases\b/i, 'show schemas');

/** The name of the view that a statement creates, if it does. */
export const createdView = (sql: string): string | undefined =>
  /^\s*create\s+(?:or\s+replace\s+)?view\s+"?(\w+)"?/i.exec(sql)?.[1]?.toLowerCase();

/** @throws AthenaFault for a parameter longer than Athena takes */
export function checkParameters(parameters: readonly string[]): void {
  for (const parameter of parameters)
    if (parameter.length < 1 || parameter.length > 1024)
      throw new AthenaFault('ExecutionParameters must have 1 to 1024 characters');
}

/** Parameters are SQL texts, evaluated as such: `'web'` is a text, `now()` is a moment, `1 or 1=1` is true. */
export function withParameters(sql: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return inTrinosWords(sql);
  return `execute immediate '${sql.replaceAll("'", "''")}' using ${parameters.join(', ')}`;
}
