import { quote } from '../../contract/lake/sql.ts';
import { type TagRound, tagRoundsNewestFirst } from '../../tag/tag-rounds.ts';
import { tagVersionOf } from '../../tag/tag-version.ts';

/**
 * The query for files with a customer's text whose tags are older than its day must have. `"$path"` is not the same on
 * every engine: this text stands here instead of in queries/.
 */
export function outdatedSql(rounds: readonly TagRound[]): string {
  const required = requiredSql(rounds);
  return `
select distinct 'ticket_events' as table_name, e."$path" as path
from ticket_events e
where (e.tag_version is null or e.tag_version < ${required}) and e.text is not null
  and (e.type = 'opened' or (e.type = 'message' and e.author = 'customer'))
union all
select distinct 'csat_events' as table_name, e."$path" as path
from csat_events e
where (e.tag_version is null or e.tag_version < ${required}) and e.comment is not null
order by table_name, path`;
}

/** The version that a row's day must have, as requiredVersion() says. */
function requiredSql(rounds: readonly TagRound[]): string {
  const asked = tagRoundsNewestFirst(rounds).map(
    ({ round, from }) => `when e.dt >= ${quote(from)} then ${tagVersionOf(round)} `,
  );
  return asked.length === 0 ? String(tagVersionOf(0)) : `case ${asked.join('')}else ${tagVersionOf(0)} end`;
}
