import { tableNames } from './tables.ts';
import { viewTexts } from './view-texts.ts';

let texts: ReadonlyMap<string, string> | undefined;

/** What stands behind each name: the text of a view, nothing behind a table. */
const textsByName = (): ReadonlyMap<string, string> => {
  texts ??= new Map([
    ...tableNames.map((name) => [name, ''] as const),
    ...viewTexts().map(({ name, sql }) => [name, sql] as const),
  ]);
  return texts;
};

/** What a text reads directly: names after `from` and `join` that are tables or views. */
const namesIn = (sql: string): string[] =>
  [...sql.matchAll(/\b(?:from|join)\s+(\w+)/gi)]
    .map(([, name = '']) => name.toLowerCase())
    .filter((name) => textsByName().has(name));

/** Tables and views that queries read, and those behind them, sorted. */
export function namesBehind(queries: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (sql: string): void => {
    for (const name of namesIn(sql)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(textsByName().get(name) ?? '');
    }
  };
  for (const sql of queries) visit(sql);
  return [...found].sort();
}
