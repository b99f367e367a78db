import { type SqlName, sqlText } from '../../functions/contract/lake/compose-sql.ts';
import { bindParameters } from '../../functions/contract/lake/sql.ts';
import { viewNames } from '../../functions/contract/lake/views.ts';

/** Stands for any value in a text. */
const gap = '\u0000';

/** A file's text between its parameters: what must stand in a statement, in this order, whatever is bound. */
function fixedParts(name: SqlName): string[] {
  const places = new Proxy<Record<string, number>>({}, { get: () => 7_777_777 });
  return bindParameters(sqlText(name), places).replaceAll('7777777', gap).split(gap);
}

const holds = (statement: string, parts: readonly string[]): boolean => {
  let at = 0;
  for (const part of parts) {
    const found = statement.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
};

const isDefinition = (statement: string): boolean => statement.startsWith('create or replace view');

/**
 * Whether the file's text was run: inside a statement that answers rows or inserts them, or as the definition of a
 * view that such a statement reads.
 */
export function wasRun(name: SqlName, statements: readonly string[]): boolean {
  const parts = fixedParts(name);
  const own = statements.filter((statement) => holds(statement, parts));
  if (own.some((statement) => !isDefinition(statement))) return true;
  const views = viewNames.filter((view) =>
    own.some((text) => text.startsWith(`create or replace view ${view} `)),
  );
  return views.some((view) =>
    statements.some((text) => !isDefinition(text) && new RegExp(`\\b(from|join) ${view}\\b`).test(text)),
  );
}
