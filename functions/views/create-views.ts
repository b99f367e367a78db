import { viewTexts } from '../contract/lake/view-texts.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** Statements that create every view of the lake, each after those it reads. */
export const viewStatements = (): string[] =>
  viewTexts().map(({ name, sql }) => `create or replace view ${name} as\n${sql}`);

/**
 * Creates all views in the engine, or replaces them.
 * @returns how many
 */
export async function createViews(engine: QueryEngine): Promise<number> {
  const statements = viewStatements();
  for (const statement of statements) await engine.query(statement);
  return statements.length;
}
