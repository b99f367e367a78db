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

const keys = 'dt, brand, market, channel, queue, intent, language, priority, handler_kind, source';
/** What a query says of each row, in this order. */
const said = ['counted_at', 'valued_at', 'value', 'previous_value'] as const;

/** An observation whose query says something of rows and does nothing else with them. */
interface PlainObserved extends Observed {
  /** Its four expressions, in the order of `said`. */
  readonly expressions: readonly string[];
  /** What stands behind `from`. */
  readonly rows: string;
}

/** `select e.*, … as counted_at, … as valued_at, … as value, … as previous_value from …`, and nothing before it. */
const plainQuery = new RegExp(
  `^select\\s+e\\.\\*,${said.map((name) => `\\s*(.+?)\\s+as ${name}`).join(',')}\\s+from\\s+(.+)$`,
  's',
);

/**
 * The rows of some observations, each counted for itself. Plain ones of the same rows are counted together, since
 * engines would read these again for each; any other is counted alone.
 */
export function observationsOf(all: readonly Observed[]): string {
  const groups = Map.groupBy(all.map(takeApart), (each) => (isPlain(each) ? each.rows : each.name));
  const queryOf = (group: readonly (Observed | PlainObserved)[]): string =>
    group.length > 1 && group.every(isPlain) ? together(group) : alone(group[0]!);
  return [...groups.values()].map(queryOf).join('\nunion all\n');
}

/** With its expressions and rows where its query is plain, as it is where not. */
function takeApart(observed: Observed): Observed | PlainObserved {
  const parts = plainQuery.exec(withoutComments(observed.sql).trim())?.slice(1);
  return parts === undefined
    ? observed
    : { ...observed, expressions: parts.slice(0, said.length), rows: parts[said.length]! };
}

const isPlain = (observed: Observed | PlainObserved): observed is PlainObserved => 'rows' in observed;

/** One that is counted from its own query. */
const alone = ({ name, sql, lastLag, condition }: Observed): string =>
  `select ${keys}, '${name}' as metric, ${lastLag} as last_lag, ${said.join(', ')}\nfrom (\n${sql}\n) o\nwhere ${condition}`;

/** The rows once, with what each observation says of them (`value_3` is that of the fourth), times the observations. */
function together(group: readonly PlainObserved[]): string {
  const expressions = group.flatMap((each, no) =>
    each.expressions.map((expression, at) => `${expression} as ${said[at]}_${no}`),
  );
  const choose = (partOf: (each: PlainObserved, no: number) => string): string =>
    `case m.metric ${group.map((each, no) => `when '${each.name}' then ${partOf(each, no)}`).join(' ')} end`;
  const chosen = said.map((name) => `${choose((_, no) => `o.${name}_${no}`)} as ${name}`);
  return `select ${keys}, m.metric, ${choose(({ lastLag }) => lastLag)} as last_lag,
  ${chosen.join(',\n  ')}
from (
select e.*, ${expressions.join(', ')}
from ${group[0]!.rows}
) o
cross join (values ${group.map(({ name }) => `('${name}')`).join(', ')}) as m (metric)
where ${choose(({ condition }) => condition)}`;
}
