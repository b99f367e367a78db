import { sqlTexts } from '../generated/sql.ts';

export type SqlName = keyof typeof sqlTexts;
export const sqlNames = Object.keys(sqlTexts) as SqlName[];

/** The text of `queries/<name>.sql`. */
export const sqlText = (name: SqlName): string => sqlTexts[name];

/** A SQL text without its comments; texts in quotes stay whole. */
export const withoutComments = (sql: string): string =>
  sql.replace(/--[^\n]*|'(?:[^']|'')*'/g, (match) => (match.startsWith('--') ? '' : match));

/** A named step: a common table expression. */
export interface SqlStep {
  readonly name: string;
  readonly sql: string;
  /** The file that holds the text, when one does. */
  readonly file?: SqlName;
}

/** The file as a step named like it: `curate/episodes` is the step `episodes`. */
const fileStep = (name: SqlName): SqlStep => ({
  name: name.slice(name.lastIndexOf('/') + 1),
  sql: sqlText(name),
  file: name,
});

/** Files as steps, in their order. */
export const fileSteps = (...names: SqlName[]): readonly SqlStep[] => names.map(fileStep);

/** One statement out of steps, each free to read those before it; it answers with the last one's rows. */
export function composeSteps(steps: readonly SqlStep[], final: string): string {
  const expressions = steps.map(({ name, sql }) => `${name} as (\n${sql}\n)`);
  return `with ${expressions.join(',\n')}\n${final}`;
}
