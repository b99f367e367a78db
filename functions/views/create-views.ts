import type { Settings } from '../contract/settings.ts';
import { viewTexts } from '../contract/view-texts.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** Statements that create every view of the lake, each after those it reads. */
export const viewStatements = (settings: Settings): string[] =>
  viewTexts(settings).map(({ name, sql }) => `create or replace view ${name} as\n${sql}`);

/**
 * Creates all views in the engine, or replaces them.
 * @returns how many
 */
export async function createViews(engine: QueryEngine, settings: Settings): Promise<number> {
  const statements = viewStatements(settings);
  for (const statement of statements) await engine.query(statement);
  return statements.length;
}
