import { isUndeclared, scopeOfUndeclared } from '../contract/detection/undeclared-change.ts';
import type { Row } from '../contract/lake/rows.ts';
import { type NameKind, type Parts, partsCalled, readNamed } from '../report/named-places.ts';
import type { ReportResult } from '../report/run-report.ts';
import {
  brandOf,
  earlier,
  filterOf,
  later,
  type Query,
  type ShownRow,
  shownRow,
  windowsOf,
} from './shown-row.ts';

/** What is called by the names on a page that only the lake can tell: rows of `readNamed`. */
export type Named = Readonly<Record<NameKind, readonly Row[]>>;

/** Looks up the names of the first rows that cannot be told by themselves; mostly there are none, and nothing is asked. */
export async function readNames(
  result: ReportResult,
  rows: number,
  query: Query,
  run: Parameters<typeof readNamed>[0],
): Promise<Named> {
  const shown = result.rows.slice(0, rows).map((_, row) => shownRow(result, row, query));
  const windows = shown.flatMap(windowsOf);
  const days = {
    from: windows.reduce((day, { from }) => earlier(day, from), result.from),
    to: windows.reduce((day, { to }) => later(day, to), result.to),
  };
  const by = Array.isArray(result.parameters.by) ? result.parameters.by : undefined;
  const read = (kind: NameKind): Promise<Row[]> => {
    const names = shown.flatMap((row) => namesOf(row).flatMap((own) => (own.kind === kind ? own.name : [])));
    return readNamed(run, { kind, names, ...days, by });
  };
  const [scope, stratum] = await Promise.all([read('scope'), read('stratum')]);
  return { scope, stratum };
}

/** Names that stand for several dimensions; a change that nobody declared covers the scope that it was found in. */
function namesOf({ cellOf, query }: ShownRow): { kind: NameKind; name: string }[] {
  const change = cellOf('change_id') ?? filterOf(query, 'change');
  const undeclared =
    change === undefined || !isUndeclared(change)
      ? undefined
      : scopeOfUndeclared(change, brandOf({ cellOf, query }) ?? '');
  const scope = cellOf('scope') ?? undeclared;
  const stratum = cellOf('stratum');
  return [
    ...(scope === undefined ? [] : [{ kind: 'scope', name: scope } as const]),
    ...(stratum === undefined ? [] : [{ kind: 'stratum', name: stratum } as const]),
  ];
}

/** What its names say of a row; undefined where one stands for several places. */
export function placeOf(shown: ShownRow, named: Named): Parts | undefined {
  const called = namesOf(shown).map(({ kind, name }) => partsCalled(kind, name, named[kind], brandOf(shown)));
  if (called.some((own) => own.length > 1)) return undefined;
  const said = called.flat().flatMap((parts) => Object.entries(parts));
  return Object.fromEntries(said.filter(([, value]) => value !== '*'));
}
