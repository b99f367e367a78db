import { InvalidParameters } from './parameters.ts';
import type { ReportResult } from './run-report.ts';

/**
 * A result with the named columns alone, in the order of the names; an estimate brings the ends of its interval.
 * @throws InvalidParameters for a name that the report has not
 */
export function selectColumns<Result extends Pick<ReportResult, 'report' | 'columns' | 'rows'>>(
  result: Result,
  names: readonly string[],
): Result {
  const places = new Map(result.columns.map(({ name }, place) => [name, place]));
  const unknown = names.filter((name) => !places.has(name));
  if (unknown.length > 0) {
    const reason = `there is no ${unknown.join(', ')} among ${[...places.keys()].join(', ')}`;
    throw new InvalidParameters(result.report, [{ name: 'columns', reason }]);
  }
  const withIntervals = names.flatMap((name) => [name, `${name}_lower`, `${name}_upper`]);
  const wanted = [...new Set(withIntervals)].flatMap((name) => places.get(name) ?? []);
  return {
    ...result,
    columns: wanted.map((place) => result.columns[place]!),
    rows: result.rows.map((row) => wanted.map((place) => row[place] ?? null)),
  };
}
