import { sqlTexts } from '../functions/contract/generated/sql.ts';
import { type TableName, tableNames } from '../functions/contract/lake/tables.ts';
import { viewTexts } from '../functions/contract/lake/view-texts.ts';

const textOfView: ReadonlyMap<string, string> = new Map(viewTexts().map(({ name, sql }) => [name, sql]));

/** What a text reads directly: names after `from` and `join` that are tables or views. */
const namesIn = (sql: string): string[] =>
  [...sql.matchAll(/\b(?:from|join)\s+(\w+)/gi)]
    .map(([, name = '']) => name.toLowerCase())
    .filter((name) => textOfView.has(name) || (tableNames as readonly string[]).includes(name));

/** Tables and views that queries read, and those behind them: Athena asks for each in the caller's name. */
export function namesBehind(texts: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (sql: string): void => {
    for (const name of namesIn(sql)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(textOfView.get(name) ?? '');
    }
  };
  for (const text of texts) visit(text);
  return [...found].sort();
}

/** The views that BI tools read (docs/deploy.md): flat, commented, without texts of customers. */
export const biViews = [
  'episodes',
  'surveys',
  'handling',
  'csat_answers',
  'daily_facts',
  'quality_daily',
  'ai_vs_human_daily',
  'looks',
  'findings',
  'routing_changes_current',
  'ingest_ledger_current',
] as const;

/** These views, and the tables and views behind them. */
export const namesOfBi = (): string[] => namesBehind(biViews.map((name) => `select * from ${name}`));

/** The same for the texts below folders of `queries/`. */
export const namesBehindFolders = (...folders: readonly string[]): string[] =>
  namesBehind(
    Object.entries(sqlTexts)
      .filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`)))
      .map(([, sql]) => sql),
  );

/** Of names those that are tables: only these have files. */
export const tablesAmong = (names: readonly string[]): TableName[] =>
  tableNames.filter((name) => names.includes(name));
