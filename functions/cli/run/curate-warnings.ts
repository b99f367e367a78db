import type { Settings } from '../../contract/definitions/settings.ts';
import { sqlText } from '../../contract/lake/compose-sql.ts';
import { type Row, rowsByName, textOf } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { CurateResult } from '../../curate/run-curate.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { itemWarnings, lakeHas } from '../../report/warnings.ts';

const taggingWarning =
  'texts are being tagged again and some still have the tags of before: negative_sentiment_rate rests on both until `handback maintain` has done the rest';

/** What somebody who curates should know: that the days hold nothing, that tags are under way, and what data_quality would warn of. */
export async function curateWarnings(
  engine: QueryEngine,
  { lag_days, silent_source_days }: Settings,
  { from, to, rows, keptDays }: Pick<CurateResult, 'from' | 'to' | 'rows' | 'keptDays'>,
): Promise<readonly string[]> {
  const [days = {}] = await ask(engine, sqlText('reports/lake_days'));
  const isEmpty = keptDays === 0 && (rows.episode_runs ?? 0) + (rows.survey_runs ?? 0) === 0;
  const [made = {}] = await ask(engine, sqlText('detectors/definitions'));
  const items = await ask(engine, bindParameters(sqlText('curate/warnings'), { from, to, lag_days }));
  return [
    ...(isEmpty ? [`no episode begins on these days: ${lakeHas(days)}`] : []),
    ...(made.is_tagging === true ? [taggingWarning] : []),
    ...itemWarnings(items, { lag_days, silent_source_days }, textOf(days, 'last_day')),
  ];
}

const ask = async (engine: QueryEngine, sql: string): Promise<Row[]> => rowsByName(await engine.query(sql));
