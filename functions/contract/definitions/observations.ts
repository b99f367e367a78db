import { withoutComments } from '../lake/compose-sql.ts';

/** Something that facts count: a metric, or the tickets themselves. */
export interface Observed {
  readonly name: string;
  /** Its query: `e.*` of an episode, counted_at, valued_at, value and previous_value. */
  readonly sql: string;
  /** The last day after intake on which it may still change, as SQL. */
  readonly lastLag: string;
  /** Which of its rows count, as SQL. */
  readonly condition: string;
}

/** Observations of the same rows: each says of a row when it counts, and with what value. */
export interface ObservedRows {
  /** What stands behind `from`; undefined where a query is taken as it stands. */
  readonly rows: string | undefined;
  readonly observed: readonly Observed[];
}

const keys = 'dt, brand, market, channel, queue, intent, language, priority, handler_kind, source';
const said = ['counted_at', 'valued_at', 'value', 'previous_value'] as const;

/** A query that only says of rows when they count: its expressions, in the order of `said`, and what it reads. */
const plainQuery = new RegExp(
  `^select\\s+e\\.\\*,${said.map((name) => `\\s*(.+?)\\s+as ${name}`).join(',')}\\s+from\\s+(.+)$`,
  's',
);

/** The expressions and the rows of a plain query; undefined for any other. */
function partsOf({ sql }: Observed): { said: readonly string[]; rows: string } | undefined {
  const parts = plainQuery.exec(withoutComments(sql).trim());
  return parts === null ? undefined : { said: parts.slice(1, -1), rows: parts.at(-1)! };
}

/** Puts those together that read the same rows: engines would read them again for each. */
export function groupByRows(all: readonly Observed[]): ObservedRows[] {
  const groups = Map.groupBy(all, (each) => partsOf(each)?.rows ?? each);
  return [...groups].map(([rows, observed]) => ({
    rows: typeof rows === 'string' && observed.length > 1 ? rows : undefined,
    observed,
  }));
}

/** The query of a group's observations: a row for each that counts, or may. */
export const observationsOf = ({ rows, observed }: ObservedRows): string =>
  rows === undefined ? observed.map(alone).join('\nunion all\n') : together(rows, observed);

const alone = ({ name, sql, lastLag, condition }: Observed): string =>
  `select ${keys}, '${name}' as metric, ${lastLag} as last_lag, ${said.join(', ')}\nfrom (\n${sql}\n) o\nwhere ${condition}`;

function together(rows: string, observed: readonly Observed[]): string {
  const expressions = observed.flatMap((each, no) =>
    partsOf(each)!.said.map((expression, at) => `${expression} as ${said[at]}_${no}`),
  );
  const choose = (partOf: (each: Observed, no: number) => string): string =>
    `case m.metric ${observed.map((each, no) => `when '${each.name}' then ${partOf(each, no)}`).join(' ')} end`;
  const chosen = said.map((name) => `${choose((_, no) => `o.${name}_${no}`)} as ${name}`);
  return `select ${keys}, m.metric, ${choose(({ lastLag }) => lastLag)} as last_lag,
  ${chosen.join(',\n  ')}
from (
select e.*, ${expressions.join(', ')}
from ${rows}
) o
cross join (values ${observed.map(({ name }) => `('${name}')`).join(', ')}) as m (metric)
where ${choose(({ condition }) => condition)}`;
}
