import pMap from 'p-map';
import { type ViewText, viewTexts, viewWaves } from '../contract/lake/view-texts.ts';
import type { QueryEngine } from '../platform/ports.ts';

const statementOf = ({ name, sql }: ViewText): string => `create or replace view ${name} as\n${sql}`;

/** Statements that create every view of the lake, each after those it reads. */
export const viewStatements = (): string[] => viewTexts().map(statementOf);

/** An account may have twenty such statements running. */
const atOnce = { concurrency: 5 };

/**
 * Creates all views in the engine, or replaces them, side by side where none reads another.
 * @returns how many
 */
export async function createViews(engine: QueryEngine): Promise<number> {
  const waves = viewWaves();
  for (const views of waves) await pMap(views, (view) => engine.query(statementOf(view)), atOnce);
  return waves.flat().length;
}
