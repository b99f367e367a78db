import { withinPossible } from '../contract/definitions/possible-difference.ts';
import { sqlText } from '../contract/lake/compose-sql.ts';
import { type Row, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { withEarlierHarms } from './earlier-harm.ts';

/** Findings read at once; what stands comes first. */
const mostFindings = 5000;

type Engine = Pick<QueryEngine, 'query'>;

/** There is no finding of this id. */
export class UnknownFinding extends Error {
  override readonly name = 'UnknownFinding';

  constructor(id: string) {
    super(`there is no finding ${id}`);
  }
}

/** The harms found, one row a change and scope: newest look first, what stands before what does not, surest first. */
export async function readFindings(engine: Engine): Promise<Row[]> {
  const sql = bindParameters(sqlText('findings/list'), { after: 0, last: mostFindings });
  return withEarlierHarms(rowsByName(await engine.query(sql)).map(possibleFinding));
}

/** What findings are narrowed to; what is left open is any. */
export interface HarmsOf {
  readonly change?: string | undefined;
  readonly brand?: string | undefined;
  readonly scope?: string | undefined;
}

/** What is flagged at the newest looks, one row a stream, with what ranks it alone: sooner read than whole findings. */
export async function readHarms(engine: Engine, of: HarmsOf): Promise<Row[]> {
  const { change = null, brand = null, scope = null } = of;
  return rowsByName(await engine.query(bindParameters(sqlText('findings/harms'), { change, brand, scope })));
}

/** A row of findings/list as people are shown it, whose figures end where what is possible does. */
export const possibleFinding = (row: Row): Row =>
  withinPossible(withinPossible(row, row.metric), row.carried_by, [
    'carried_effect',
    'carried_lower',
    'carried_upper',
  ]);

/** Whether somebody has still to see to it. */
export const isStanding = ({ state }: Row): boolean => state === 'suspected' || state === 'confirmed';

/** Ids of the findings of which a person says that they are none. */
export const dismissedOf = (findings: readonly Row[]): ReadonlySet<string> =>
  new Set(findings.filter(({ state }) => state === 'dismissed').map(({ finding_id }) => String(finding_id)));

/** One finding with its course: each metric flagged at it, and what people said. */
export interface FindingCourse {
  readonly finding: Row;
  readonly metrics: readonly Row[];
  readonly marks: readonly Row[];
}

/** @throws UnknownFinding */
export async function readFinding(engine: Engine, id: string): Promise<FindingCourse> {
  const finding = (await readFindings(engine)).find(({ finding_id }) => finding_id === id);
  if (finding === undefined) throw new UnknownFinding(id);
  const { change_id: change, change_effective_on: since, brand, scope } = finding;
  const ask = async (name: 'metrics' | 'marks', values: Parameters<typeof bindParameters>[1]) =>
    rowsByName(await engine.query(bindParameters(sqlText(`findings/${name}`), values)));
  const metrics = await ask('metrics', {
    change: String(change),
    since: String(since),
    brand: String(brand),
    scope: String(scope),
  });
  const shown = metrics.map((row) => withinPossible(row, row.metric));
  return { finding, metrics: shown, marks: await ask('marks', { finding_id: id }) };
}
