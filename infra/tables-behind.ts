import { sqlTexts } from '../functions/contract/generated/sql.ts';
import { namesBehind } from '../functions/contract/lake/names-behind.ts';
import { type TableName, tableNames } from '../functions/contract/lake/tables.ts';

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

/** These views, and the tables and views behind them: Athena asks for each in the caller's name. */
export const namesOfBi = (): string[] => namesBehind(biViews.map((name) => `select * from ${name}`));

/** The same for texts of `queries/`, or those below folders of it. */
export const namesBehindTexts = (...places: readonly string[]): string[] =>
  namesBehind(
    Object.entries(sqlTexts)
      .filter(([path]) => places.some((place) => path === place || path.startsWith(`${place}/`)))
      .map(([, sql]) => sql),
  );

/** Of names those that are tables: only these have files. */
export const tablesAmong = (names: readonly string[]): TableName[] =>
  tableNames.filter((name) => names.includes(name));
